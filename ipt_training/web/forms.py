"""Plain forms: read with a limit, and only from the page that was given to the same browser."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from ipt_training.domain.errors import RuleBroken
from ipt_training.use_cases.ports.system import Chance
from ipt_training.web.cookies import Cookies, cookie_in

LARGEST = 16 * 1024
MOST_FIELDS = 20
STALE = "This page was open for too long. Send it once more."
Fields = Mapping[str, str]


@dataclass(frozen=True)
class Forms:
    """Gives each browser a nonce in a cookie, and each form the proof that goes with it."""

    cookies: Cookies
    chance: Chance
    key: bytes
    """The secret of this process; a restart makes open forms stale, nothing more."""

    def proof(self, request: Request) -> tuple[str, str]:
        """Give the nonce of a browser, a new one if it has none, and the proof for its forms."""
        nonce = self._nonce(request) or self.chance.token()
        return nonce, self._proof_of(nonce)

    def bound(self, response: Response, nonce: str) -> Response:
        """Give the response, binding the browser to the nonce."""
        self.cookies.bind(response, nonce)
        return response

    async def read(self, request: Request) -> Fields:
        """Read the fields of a form.

        Raises:
            RuleBroken: when it is too large, cannot be read, or did not come from our page.
        """
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > LARGEST:
                raise RuleBroken("This form is too large.")
        try:
            pairs = parse_qsl(
                body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"
            )
        except ValueError as error:
            raise RuleBroken("This form cannot be read.") from error
        fields = dict(pairs)
        nonce = self._nonce(request)
        given = fields.get("proof", "").encode()
        if not nonce or not hmac.compare_digest(given, self._proof_of(nonce).encode()):
            raise RuleBroken(STALE)
        return fields

    def _nonce(self, request: Request) -> str:
        return cookie_in(request.headers.get("cookie", ""), self.cookies.form)

    def _proof_of(self, nonce: str) -> str:
        return hmac.new(self.key, f"form {nonce}".encode(), hashlib.sha256).hexdigest()


def local_path(given: str) -> str:
    """Give a path of this server to go on to; the home screen for anything else."""
    try:
        parts = urlsplit(given)
    except ValueError:
        return "/"
    plain = given.isascii() and given.isprintable() and "\\" not in given and len(given) <= 500
    local = given.startswith("/") and not given.startswith("//")
    if not (plain and local) or parts.scheme or parts.netloc:
        return "/"
    return "/" if parts.path in {"/sign-in", "/sign-out", "/first-account", "/password"} else given
