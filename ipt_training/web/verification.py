"""Verification for anybody: a code in, one verdict out. No sign-in, no scores, no health data."""

from collections import deque

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import TooManyAttempts
from ipt_training.reports.words import day_of
from ipt_training.use_cases.certification.certify import CheckedCertificate
from ipt_training.use_cases.people.sign_in import neighbourhood

PER_MINUTE = 60
"""Look-ups that one visitor may make in a minute."""
MOST_VISITORS = 10_000
"""Visitors counted apart; more than that in a minute is a flood, and waits."""
LONGEST_CODE = 64
FOR_PROGRAMS: dict[object, str] = {"withdrawn": "revoked", "altered": "tampered"}
"""The words that programs are given, where people read others."""


class Pace:
    """Counts each visitor's look-ups of the last minute."""

    def __init__(self) -> None:
        self._at: dict[str, deque[float]] = {}

    def take(self, visitor: str, now: float) -> None:
        """Count one look-up.

        Raises:
            TooManyAttempts: when the visitor made too many in the last minute.
        """
        if visitor not in self._at and len(self._at) >= MOST_VISITORS:
            self._at = {one: at for one, at in self._at.items() if now - at[-1] <= 60}
        made = self._at.get(visitor, deque())
        while made and now - made[0] > 60:
            made.popleft()
        flood = visitor not in self._at and len(self._at) >= MOST_VISITORS
        if flood or len(made) >= PER_MINUTE:
            raise TooManyAttempts("Too many codes were tried. Wait a minute and try again.")
        made.append(now)
        self._at[visitor] = made


_pace = Pace()


async def page(services: Services, request: Request) -> Response:
    """Show the form, or the verdict on the code in the address."""
    code = _code(request)
    if not code:
        return HTMLResponse(services.pages.render("verification.html.j2", {}))
    found = await _look_up(services, request, code)
    values = _values(found)
    text = services.pages.render("verification.html.j2", values)
    return HTMLResponse(text, status_code=200 if found else 404)


async def answer(services: Services, request: Request) -> Response:
    """Give the verdict as JSON, for programs."""
    found = await _look_up(services, request, _code(request))
    values = _values(found)
    verdict = values["verdict"]
    values |= {"verdict": FOR_PROGRAMS.get(verdict, verdict)}
    return JSONResponse(values, status_code=200 if found else 404)


async def _look_up(services: Services, request: Request, code: str) -> CheckedCertificate | None:
    visitor = request.client.host if request.client else "unknown"
    _pace.take(neighbourhood(visitor), services.now().timestamp())
    return await run_in_threadpool(services.certify.check_code, code)


def _code(request: Request) -> str:
    typed = request.path_params.get("code") or request.query_params.get("code", "")
    kept = "".join(char for char in str(typed).lower() if char.isalnum() and char.isascii())
    return kept[:LONGEST_CODE]


def _values(found: CheckedCertificate | None) -> dict[str, object]:
    if found is None:
        return {"verdict": "unknown"}
    return {
        "verdict": found.verdict.value,
        "holder": found.holder or None,
        "level": found.level or None,
        "programme": found.programme or None,
        "issued": day_of(found.issued_on) if found.issued_on else None,
        "expires": day_of(found.expires_on) if found.expires_on else None,
        "fictional": found.fictional,
    }
