"""A form sent to us was shown by us: its token answers a cookie that no other site can read."""

import hashlib
import hmac
import secrets

from starlette.requests import Request

from ipt_training.domain.errors import NotAllowed
from ipt_training.web.cookies import Cookies, cookie_in

_KEY = secrets.token_bytes(32)


def seed_of(request: Request, cookies: Cookies) -> str:
    """Give the form cookie's value, or a new one where there is none."""
    held = _held(request, cookies)
    return held if 16 <= len(held) <= 64 and held.isascii() else secrets.token_urlsafe(24)


def token_for(seed: str) -> str:
    """Give the token that stands in a form shown under a cookie."""
    return hmac.new(_KEY, seed.encode(), hashlib.sha256).hexdigest()


def check(request: Request, cookies: Cookies, token: str) -> None:
    """Refuse a form that another site sent, or that was shown before the server restarted.

    Raises:
        NotAllowed: with the sentence that says what to do.
    """
    held = _held(request, cookies)
    if not held or not hmac.compare_digest(token_for(held).encode(), token.encode()):
        raise NotAllowed("This form is too old or came from elsewhere. Load the page again.")


def _held(request: Request, cookies: Cookies) -> str:
    return cookie_in(request.headers.get("cookie", ""), cookies.form)
