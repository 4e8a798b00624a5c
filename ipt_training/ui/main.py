"""The script behind the screens. It draws nothing unless the guard let this connection in.

Identity is never read from a header: the header only says that the guard was here, and the cookie's
session row says who it is.
"""

import streamlit as st

from ipt_training import bootstrap
from ipt_training.ui import app
from ipt_training.use_cases.people.sign_in import session_of

MARK_HEADER = "x-ipt-guard"


def main() -> None:
    """Draw the product for the session that the guard let in."""
    mark = st.context.headers.get(MARK_HEADER, "")
    if not mark:
        return
    services = bootstrap.services()
    if services.let_in(mark):
        cookie = st.context.cookies.get(services.settings().cookie_name, "")
        app.render(services, session_of(cookie))


main()
