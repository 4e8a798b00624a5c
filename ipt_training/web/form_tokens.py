"""A form sent to us was shown by us: a token in it answers a cookie that other sites cannot read."""

import hashlib
import hmac
import secrets

from starlette.requests import Request
from starlette.responses import Response

from ipt_training.domain.errors import NotAllowed

COOKIE = "ipt-form"
_KEY = secrets.token_bytes(32)


def seed_of(request: Request) -> str:
    """Give the form cookie's value, or a new one where there is none."""
    held = request.cookies.get(COOKIE, "")
    return held if 16 <= len(held) <= 64 and held.isascii() else secrets.token_urlsafe(24)


def token_for(seed: str) -> str:
    """Give the token that stands in a form shown under a cookie."""
    return hmac.new(_KEY, seed.encode(), hashlib.sha256).hexdigest()


def remember(response: Response, seed: str, *, secure: bool) -> None:
    """Set the form cookie."""
    response.set_cookie(COOKIE, seed, httponly=True, samesite="strict", secure=secure, path="/")


def check(request: Request, token: str) -> None:
    """Refuse a form that another site sent, or that was shown before the server restarted.

    Raises:
        NotAllowed: with the sentence that says what to do.
    """
    site = request.headers.get("sec-fetch-site", "same-origin")
    right = token_for(request.cookies.get(COOKIE, ""))
    if site not in {"same-origin", "none"} or not hmac.compare_digest(right.encode(), token.encode()):
        raise NotAllowed("This form is too old or came from elsewhere. Load the page again.")
