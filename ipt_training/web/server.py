"""The one launcher: our own socket, one process for a data folder, and no stop-the-world cleaning.

uvicorn's own socket is made without naming TCP, so asyncio never switches Nagle's algorithm off and
every small answer waits some 40 ms. A socket made with IPPROTO_TCP is switched.
"""

import argparse
import gc
import socket
import sys
from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st
import structlog
import uvicorn
from streamlit.web import bootstrap as streamlit_bootstrap

from ipt_training import bootstrap
from ipt_training.bootstrap import Settings
from ipt_training.domain.errors import IptTrainingError, StorageFailed
from ipt_training.domain.people.demonstration import DEMO_ACCOUNTS, DEMO_PASSWORD
from ipt_training.web.application import MAIN, check_reach, middleware, on_script_error, routes
from ipt_training.web.identity import check_settings

LOG = structlog.get_logger("ipt_training.start")
LARGEST_FRAME = 20 * 1024 * 1024
"""Bytes in one message of a browser."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until stopped."""
    given = _arguments(arguments)
    bootstrap.start_logging()
    try:
        serve(host=given.host, port=given.port, demo=given.demo, script=given.script)
    except IptTrainingError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)


def serve(*, host: str | None, port: int | None, demo: bool, script: str = MAIN) -> None:
    """Serve on an address; what is not given comes from the environment.

    Raises:
        StorageFailed: when another server works on the data folder, the port is taken, or
            Streamlit would not run safely.
    """
    asked = {"host": host, "port": port, "demo": demo or None}
    settings = Settings.read(**{name: value for name, value in asked.items() if value is not None})
    check_reach(settings, demonstration=settings.demo)
    listener = _listener(settings.host, settings.port)
    settings = settings.model_copy(update={"port": listener.getsockname()[1]})
    bootstrap.settle(settings)
    bootstrap.hold_folder()
    app = st.App(script, routes=routes(), middleware=middleware(), on_script_error=on_script_error)
    _configure(settings)
    server = uvicorn.Server(_uvicorn(app, settings))
    bootstrap.take_in_ballast()
    _announce(settings)
    # What is loaded by now stays: no later collection has to walk through it.
    gc.collect()
    gc.freeze()
    server.run(sockets=[listener])
    if not server.started:
        raise StorageFailed("The server could not start; the log says why.")


def _announce(settings: Settings) -> None:
    lines = [f"Serving on {settings.address}"]
    if bootstrap.is_demonstration():
        lines.append("Demonstration accounts (all people are fictional):")
        lines += [
            f"  {account.user_name}  ({account.role.value.replace('_', ' ')})"
            for account in DEMO_ACCOUNTS
        ]
        lines.append(f"  password of all three: {DEMO_PASSWORD}")
    lines += bootstrap.notices()
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
    for notice in bootstrap.notices():
        LOG.warning(notice)


def _configure(settings: Settings) -> None:
    public = urlsplit(settings.address)
    streamlit_bootstrap.load_config_options(
        {
            "server.address": settings.host,
            "server.port": settings.port,
            "browser.serverAddress": public.hostname,
            "browser.serverPort": public.port or (443 if settings.secure else 80),
            "runner.postScriptGC": False,
        }
    )
    bootstrap.gather()
    check_settings()


def _uvicorn(app: st.App, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        # Only a proxy may say who the visitor is; without https there is none.
        proxy_headers=settings.secure,
        ws="websockets-sansio",
        ws_max_size=LARGEST_FRAME,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=3,
        loop="ipt_training.web.loop:CalmLoop",
    )


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise StorageFailed(
            f"Port {port} of {host} is taken. Stop what uses it, or choose another: PORT=8502."
        ) from error
    listener.listen(socket.SOMAXCONN)
    listener.setblocking(False)  # noqa: FBT003 - the only way to write it
    return listener


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="ipt_training.web.server", description="Serve the product."
    )
    parser.add_argument("--host", help="address to listen on; 127.0.0.1 where none is set")
    parser.add_argument("--port", type=int, help="port to listen on; 8501 where none is set")
    parser.add_argument("--demo", action="store_true", help="everybody in the data is fictional")
    parser.add_argument("--script", default=MAIN, help=argparse.SUPPRESS)
    return parser.parse_args(given)


if __name__ == "__main__":
    main()
