"""What the app is made of: the script behind the screens, the routes, the guard, the last error."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import streamlit as st
import structlog
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from ipt_training import bootstrap
from ipt_training.bootstrap import Services, Settings
from ipt_training.domain.errors import SignInRequired, StorageFailed
from ipt_training.web import routes as table
from ipt_training.web import shell
from ipt_training.web.addresses import Addresses
from ipt_training.web.answers import words_of_failure
from ipt_training.web.cookies import Cookies
from ipt_training.web.guard import Guard, Watch
from ipt_training.web.headers import Headers, inline_script_hashes
from ipt_training.web.identity import check_settings
from ipt_training.web.sockets import Sockets

MAIN = str(files("ipt_training").joinpath("ui", "main.py"))
"""The script that draws the screens; run by itself it draws nothing."""
LOG = structlog.get_logger("ipt_training.screens")


def routes() -> list[BaseRoute]:
    """Give the routes, wired to the services of this process."""
    return [*_public(), *table.private(bootstrap.services())]


def middleware() -> list[Middleware]:
    """Give the guard, wired to the services of this process."""
    bootstrap.hold_folder()
    services = bootstrap.services()
    bootstrap.begin_upkeep()
    check_reach(services.settings(), demonstration=services.is_demonstration())
    return [Middleware(Guard, watch=watch_over(services, _public()), check=check_settings)]


def watch_over(services: Services, public: Sequence[BaseRoute]) -> Watch:
    """Give what the guard of these services goes by."""
    settings = services.settings()
    return Watch(
        who=services.who,
        addresses=Addresses.of(settings),
        cookies=Cookies.of(settings),
        headers=Headers(inline_script_hashes(shell.page()), settings.secure),
        sockets=Sockets(services.still_live),
        public=public,
        mark=services.mark(),
        farewell=_to_sign_in(),
    )


def check_reach(settings: Settings, *, demonstration: bool) -> None:
    """Refuse to serve other machines by plain http, or with accounts that everybody knows.

    Raises:
        StorageFailed: with the sentence that says what to set.
    """
    if settings.this_machine_only:
        return
    if demonstration:
        raise StorageFailed("A demonstration is served on this machine only, on 127.0.0.1.")
    if not settings.secure:
        raise StorageFailed(
            "Other machines may reach this address by plain http. Put a proxy with https in front"
            " and set IPT_PUBLIC_URL=https://…, or serve on 127.0.0.1."
        )


def on_script_error(error: Exception) -> bool:
    """Show a sentence with a reference number; the log has the rest."""
    if isinstance(error, SignInRequired):
        st.warning("You are signed out; drafts are kept.", icon=":material/lock:")
        st.html('<a href="/sign-in" target="_self">Sign in</a>')
        return True
    reference = bootstrap.new_reference()
    LOG.error("a screen failed", reference=reference, exc_info=error)
    st.error(
        f"{words_of_failure(error)[1]} Reference {reference}."
        " Tell the programme lead if it happens again.",
        icon=":material/error:",
    )
    return True


@cache
def _public() -> tuple[BaseRoute, ...]:
    return tuple(table.public(bootstrap.services()))


def _to_sign_in() -> bytes:
    last = ForwardMsg()
    last.auth_redirect.url = "/sign-in"
    frame: bytes = last.SerializeToString()
    return frame
