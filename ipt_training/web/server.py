"""The one launcher: our own socket, one process for a data folder, and no stop-the-world cleaning.

uvicorn's own socket is made without naming TCP, so asyncio never switches Nagle's algorithm off and
every small answer waits some 40 ms. A socket made with IPPROTO_TCP is switched.
"""

import argparse
import socket
import sys

import uvicorn
from streamlit import config
from streamlit.web import bootstrap as streamlit_bootstrap

from ipt_training import bootstrap
from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError, StorageFailed


def main() -> None:
    """Serve until stopped."""
    given = _arguments()
    try:
        serve(given.host, given.port)
    except IptTrainingError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)


def serve(host: str, port: int) -> None:
    """Serve on an address.

    Raises:
        StorageFailed: when another server works on the data folder, or start-up finds that
            Streamlit would not compare identities.
    """
    services = bootstrap.serving(host=host, port=port)
    _refuse_open_plain_http(services)
    lock = bootstrap.hold_the_folder(services.settings)
    services.content.all()
    listener = _listener(host, port)
    app = _app(listener.getsockname()[1])
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            ws="websockets-sansio",
            ws_max_size=25 * 1024 * 1024,
            timeout_graceful_shutdown=3,
        )
    )
    server.run(sockets=[listener])
    del lock


def _app(port: int) -> object:
    from ipt_training.web.application import MAIN

    # The config file that names the trusted header is read from beside the main script only.
    config._main_script_path = str(MAIN)
    streamlit_bootstrap.load_config_options(
        {"server.port": port, "browser.serverPort": port, "runner.postScriptGC": False}
    )
    from ipt_training.web.identity import headers_are_trusted

    if not headers_are_trusted():
        raise StorageFailed(
            "Streamlit would not compare identities: server.trustedUserHeaders is not in force."
            f" The file {MAIN.parent / '.streamlit' / 'config.toml'} has to be there, unchanged."
        )
    from streamlit_app import app

    return app


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        raise StorageFailed(
            f"Port {port} of {host} is taken. Stop what uses it, or choose another: PORT=8502."
        ) from error
    listener.listen(socket.SOMAXCONN)
    listener.setblocking(False)  # noqa: FBT003
    return listener


def _refuse_open_plain_http(services: Services) -> None:
    if not services.settings.secure and not services.settings.this_machine_only:
        raise StorageFailed(
            "Other machines may reach this address by plain http. Put a proxy with https in front"
            " and set IPT_PUBLIC_URL=https://…, or serve on 127.0.0.1."
        )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Serve the product.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8501)
    return parser.parse_args()


if __name__ == "__main__":
    main()
