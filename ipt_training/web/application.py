"""What the app is made of: the script behind the screens, the routes, the guard, the last error."""

import secrets
from pathlib import Path

import streamlit as st
import structlog
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from ipt_training import bootstrap
from ipt_training.domain.errors import SignInRequired
from ipt_training.web.guard import Guard
from ipt_training.web.routes import routes as all_routes

MAIN = Path(__file__).parents[1] / "ui" / "main.py"
"""The script that draws the screens; run by itself it draws nothing."""
LOG = structlog.get_logger("script")


def routes() -> list[BaseRoute]:
    """Give the routes, wired to the services of this process."""
    return all_routes(bootstrap.services())


def middleware() -> list[Middleware]:
    """Give the guard, wired to the services of this process."""
    return [Middleware(Guard, services=bootstrap.services())]


def on_script_error(error: Exception) -> bool:
    """Show a sentence with a reference number; the log has the rest."""
    if isinstance(error, SignInRequired):
        st.warning("You are signed out; drafts are kept. [Sign in](/sign-in)", icon=":material/lock:")
        return True
    reference = secrets.token_hex(4)
    LOG.error("a screen failed", reference=reference, exc_info=error)
    st.error(
        f"Something went wrong, and nothing was changed. Reference {reference}."
        " Reload the page to go on; tell the programme lead if it happens again.",
        icon=":material/error:",
    )
    return True
