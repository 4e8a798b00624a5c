"""The headers that every response carries."""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.types import Message, Send

Pairs = list[tuple[bytes, bytes]]

PLAIN_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self';"
    " frame-ancestors 'none'; base-uri 'none'"
)
"""For the pages outside Streamlit: they need no script at all."""

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_FIXED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not "no-referrer": with that, browsers send our own forms with the origin "null".
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@dataclass(frozen=True)
class Headers:
    """What is added to responses."""

    scripts: tuple[str, ...]
    """Hashes of the inline scripts of the screens' page; no other inline script may run."""
    secure: bool

    def on(self, send: Send, *, path: str, host: str) -> Send:
        """Give a send that adds the headers to whatever response goes through it."""

        async def sending(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                message = {**message, "headers": self.added(message["headers"], path, host)}
            await send(message)

        return sending

    def added(self, given: Iterable[tuple[bytes, bytes]], path: str, host: str) -> Pairs:
        """Give the headers of one response; a policy that a route set itself is kept."""
        set_by_route = {name.lower(): value for name, value in given}
        fixed = dict(_FIXED)
        if b"content-security-policy" not in set_by_route:
            fixed["content-security-policy"] = self.policy(host)
        if not _lasts(path, set_by_route.get(b"cache-control", b"")):
            fixed["cache-control"] = "no-store"
        if self.secure:
            fixed["strict-transport-security"] = "max-age=31536000"
        ours = [(name.encode(), value.encode()) for name, value in fixed.items()]
        names = {name for name, _ in ours} | {b"server"}
        return [pair for pair in given if pair[0].lower() not in names] + ours

    def policy(self, host: str) -> str:
        """Give the content security policy of Streamlit's page."""
        hashes = "".join(f" '{one}'" for one in self.scripts)
        socket = f"{'wss' if self.secure else 'ws'}://{host}"
        return (
            # Components written for this product come as blobs from the page's own script.
            f"default-src 'self'; script-src 'self' blob:{hashes};"
            " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
            f" media-src 'self' blob:; connect-src 'self'{f' {socket}' if host else ''};"
            " worker-src 'self' blob:; form-action 'self'; frame-ancestors 'none';"
            " object-src 'none'; base-uri 'none'"
        )


def inline_script_hashes(page: str) -> tuple[str, ...]:
    """Compute the hashes of the inline scripts of a page."""
    digests = (hashlib.sha256(one.encode()).digest() for one in _INLINE_SCRIPT.findall(page))
    return tuple(f"sha256-{base64.b64encode(digest).decode()}" for digest in digests)


def _lasts(path: str, cache_control: bytes) -> bool:
    # Files named after their own content; nothing of a person is in them.
    return path.startswith("/static/") and b"immutable" in cache_control
