"""How the guard tells the script who is there, so that nobody else can."""

import secrets

from streamlit import config

IDENTITY_HEADER = "x-ipt-user"
"""Holds the verified person; Streamlit refuses to resume a session under another value."""
MARK_HEADER = "x-ipt-guard"
"""Holds this process's mark: a script run without it was not let in by the guard."""
MARK = secrets.token_hex(16)


def headers_are_trusted() -> bool:
    """Say whether Streamlit compares the identity header: it does so only by a config file."""
    trusted = config.get_option("server.trustedUserHeaders")
    return isinstance(trusted, dict) and trusted.get(IDENTITY_HEADER) == "id"
