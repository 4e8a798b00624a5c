"""Verification for anybody: a code in, one verdict out. No sign-in, no scores, no health data."""

from collections import deque

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import TooManyAttempts
from ipt_training.reports.words import day_of
from ipt_training.use_cases.certify import Verified

PER_MINUTE = 60
"""Look-ups that all visitors together may make in a minute."""
LONGEST_CODE = 64


class Pace:
    """Counts look-ups of the last minute, for the whole process."""

    def __init__(self) -> None:
        self._at: deque[float] = deque()

    def take(self, now: float) -> None:
        """Count one look-up.

        Raises:
            TooManyAttempts: when there were too many in the last minute.
        """
        while self._at and now - self._at[0] > 60:
            self._at.popleft()
        if len(self._at) >= PER_MINUTE:
            raise TooManyAttempts("Too many codes were tried. Wait a minute and try again.")
        self._at.append(now)


_pace = Pace()


async def page(services: Services, request: Request) -> Response:
    """Show the form, or the verdict on the code in the address."""
    code = _code(request)
    if not code:
        return HTMLResponse(services.exports.pages.render("verification.html.j2", {}))
    found = await _look_up(services, code)
    values = _values(found)
    text = services.exports.pages.render("verification.html.j2", values)
    return HTMLResponse(text, status_code=200 if found else 404)


async def answer(services: Services, request: Request) -> Response:
    """Give the verdict as JSON, for programs."""
    found = await _look_up(services, _code(request))
    return JSONResponse(_values(found), status_code=200 if found else 404)


async def _look_up(services: Services, code: str) -> Verified | None:
    _pace.take(services.access.clock.now().timestamp())
    return await run_in_threadpool(services.certify.verify, code)


def _code(request: Request) -> str:
    typed = request.path_params.get("code") or request.query_params.get("code", "")
    kept = "".join(char for char in str(typed).lower() if char.isalnum() and char.isascii())
    return kept[:LONGEST_CODE]


def _values(found: Verified | None) -> dict[str, object]:
    if found is None:
        return {"verdict": "unknown"}
    return {
        "verdict": found.verdict.value,
        "holder": found.holder,
        "level": found.level,
        "programme": found.programme,
        "issued": day_of(found.issued_on),
        "expires": day_of(found.expires_on),
        "fictional": found.fictional,
    }
