"""From an error to an answer: a status, one plain sentence, and nothing of the cause."""

import inspect
from collections.abc import Awaitable, Callable, Mapping
from functools import wraps

import structlog
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from ipt_training import bootstrap
from ipt_training.domain.errors import (
    Busy,
    Conflict,
    DiskFull,
    IptTrainingError,
    NotAllowed,
    NotFound,
    OutcomeUnknown,
    RuleBroken,
    SignInRequired,
    TooManyAttempts,
    VaultLocked,
)
from ipt_training.web.headers import PLAIN_POLICY

Handler = Callable[[Request], Awaitable[Response]]
AnyHandler = Callable[[Request], Awaitable[Response] | Response]

STATUS: tuple[tuple[type[IptTrainingError], int], ...] = (
    (TooManyAttempts, 429),
    (Conflict, 409),
    (RuleBroken, 422),
    (NotFound, 404),
    (NotAllowed, 403),
    (SignInRequired, 401),
)
"""The first class that fits decides; any other error is a failure of ours."""

FAILURES: tuple[tuple[type[IptTrainingError], int], ...] = (
    (DiskFull, 507),
    (Busy, 503),
    (VaultLocked, 503),
    (OutcomeUnknown, 500),
)
"""Failures whose sentence tells a person what is so; the operator finds the cause in the log."""

TITLES = {
    400: "This cannot be answered",
    401: "Sign in to go on",
    403: "This is not for you",
    404: "There is nothing here",
    409: "Somebody was faster",
    421: "This is not the address of this server",
    422: "Something has to be changed first",
    429: "Please wait a moment",
    503: "This cannot be done now",
    507: "The disk is full",
}

_log = structlog.get_logger("ipt_training.web")


def answered(handler: AnyHandler) -> Handler:
    """Let a handler raise errors of the domain: each becomes its status and its sentence.

    A handler that is a plain function runs in a thread, so it may read the database.
    """

    @wraps(handler)
    async def answering(request: Request) -> Response:
        try:
            if inspect.iscoroutinefunction(handler):
                return await _awaited(handler(request))
            return await _awaited(await run_in_threadpool(handler, request))
        except IptTrainingError as error:
            return refusal(error, page=wants_page(request.headers, request.method))

    return answering


def refusal(error: IptTrainingError, *, page: bool) -> Response:
    """Answer with what a person may know of an error."""
    for kind, status in STATUS:
        if isinstance(error, kind):
            return sentence(status, str(error), page=page)
    return failure(error, page=page)


def words_of_failure(error: BaseException) -> tuple[int, str]:
    """Give the status and the sentence for a failure of ours: what is so, and what to do."""
    for kind, status in FAILURES:
        if isinstance(error, kind):
            return status, str(error)
    return 500, "Something went wrong here. Load the page again to see what is stored."


def failure(error: BaseException, *, page: bool) -> Response:
    """Answer a failure of ours: a reference number, and the details in the log under it."""
    reference = bootstrap.new_reference()
    _log.error("request failed", reference=reference, exc_info=error)
    status, words = words_of_failure(error)
    return sentence(status, words, reference, page=page)


def sentence(status: int, words: str, reference: str = "", *, page: bool) -> Response:
    """Answer with one sentence, as a page for people and as JSON for scripts."""
    if not page:
        return JSONResponse({"message": words, "reference": reference}, status_code=status)
    values = {
        "title": TITLES.get(status, "Something went wrong"),
        "lead": f"{words} Reference {reference}." if reference else words,
        "links": [{"href": "/", "label": "To the start"}],
        "fields": [],
        "accounts": [],
        "wrong": "",
        "button": "",
    }
    text = bootstrap.services().pages.render("door.html.j2", values)
    return plain_page(text, status)


def plain_page(text: str, status: int = 200) -> Response:
    """Answer with a page outside Streamlit: no script may run on it."""
    return HTMLResponse(text, status, headers={"content-security-policy": PLAIN_POLICY})


def wants_page(headers: Mapping[str, str], method: str) -> bool:
    """Say whether a person's browser is going to show the answer as a page."""
    shows = headers.get("sec-fetch-dest", "document") == "document"
    return method in {"GET", "HEAD", "POST"} and shows and "text/html" in headers.get("accept", "")


async def _awaited(answer: Awaitable[Response] | Response) -> Response:
    return answer if isinstance(answer, Response) else await answer
