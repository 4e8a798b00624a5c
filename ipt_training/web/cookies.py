"""The session cookie, and the cookie that binds a form to the browser it was given to."""

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Literal

from starlette.responses import Response

from ipt_training.bootstrap import Settings
from ipt_training.use_cases.people.access import Session
from ipt_training.use_cases.people.sign_in import session_of


@dataclass(frozen=True)
class Cookies:
    """Names and flags of the cookies."""

    session: str
    form: str
    secure: bool

    @classmethod
    def of(cls, settings: Settings) -> "Cookies":
        """Derive them from how browsers reach the server."""
        form = "__Host-ipt-form" if settings.secure else "ipt-form"
        return cls(settings.cookie_name, form, settings.secure)

    def session_in(self, header: str) -> Session | None:
        """Give the session that a Cookie header claims; whether it is live is another question."""
        token = cookie_in(header, self.session)
        return session_of(token) if token else None

    def give(self, response: Response, token: str) -> None:
        """Hand out a session's token."""
        self._set(response, self.session, token, "lax")

    def take(self, response: Response) -> None:
        """Have the browser forget its token."""
        response.delete_cookie(
            self.session, path="/", secure=self.secure, httponly=True, samesite="lax"
        )

    def bind(self, response: Response, nonce: str) -> None:
        """Bind the forms of this browser."""
        self._set(response, self.form, nonce, "strict")

    def _set(
        self, response: Response, name: str, value: str, samesite: Literal["lax", "strict"]
    ) -> None:
        # No lifetime: it goes with the browser, and the server ends the session before that.
        response.set_cookie(
            name, value, path="/", secure=self.secure, httponly=True, samesite=samesite
        )


def cookie_in(header: str, name: str) -> str:
    """Give the value of a cookie; empty where it is missing, or there twice with two values."""
    values = set()
    for part in header.split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            values.add(_unquoted(value))
    return values.pop() if len(values) == 1 else ""


def _unquoted(value: str) -> str:
    try:
        return SimpleCookie(f"v={value}")["v"].value
    except (CookieError, KeyError):
        return ""
