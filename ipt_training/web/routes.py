"""Every address outside the screens, and how an error becomes an answer."""

import secrets
from collections.abc import Awaitable, Callable
from functools import partial

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import (
    Conflict,
    IptTrainingError,
    NotAllowed,
    NotFound,
    RuleBroken,
    SignInRequired,
    TooManyAttempts,
)
from ipt_training.use_cases.access import Session
from ipt_training.web import doors, media, takeaways, uploads, verification

Open = Callable[[Services, Request], Awaitable[Response]]
Signed = Callable[[Services, Session, Request], Awaitable[Response]]
LOG = structlog.get_logger("routes")


def routes(services: Services) -> list[BaseRoute]:
    """Give all routes of the product."""
    at_door = ["GET", "POST"]
    return [
        Route("/sign-in", _open(services, doors.sign_in), methods=at_door),
        Route("/sign-out", _open(services, doors.sign_out), methods=at_door),
        Route("/first-account", _open(services, doors.first_account), methods=at_door),
        Route("/password", _open(services, doors.password), methods=at_door),
        Route("/verify", _open(services, verification.page)),
        Route("/verify/{code}", _open(services, verification.page)),
        Route("/verify/{code}/json", _open(services, verification.answer)),
        Route("/healthz", _well),
        Route("/ipt/media/{recording_id}", _signed(services, media.sound)),
        Route("/ipt/upload/{recording_id}", _signed(services, uploads.received), methods=["GET"]),
        Route("/ipt/upload/{recording_id}", _signed(services, uploads.receive), methods=["PUT"]),
        Route(
            "/ipt/upload/{recording_id}/finish",
            _signed(services, uploads.finish),
            methods=["POST"],
        ),
        Route(
            "/ipt/transcript/{recording_id}",
            _signed(services, uploads.transcript),
            methods=["POST"],
        ),
        Route(
            "/ipt/download/scorecard/{rating_id}.xlsx", _signed(services, takeaways.scorecard)
        ),
        Route("/ipt/print/scorecard/{rating_id}", _signed(services, takeaways.scorecard_page)),
        Route("/ipt/download/programme/{pack_id}.xlsx", _signed(services, takeaways.programme)),
        Route("/ipt/download/ratings.csv", _signed(services, takeaways.ratings)),
        Route(
            "/ipt/download/certificate/{certificate_id}.xlsx",
            _signed(services, takeaways.certificate),
        ),
        Route(
            "/ipt/print/certificate/{certificate_id}",
            _signed(services, takeaways.certificate_page),
        ),
    ]


def answer_to(error: IptTrainingError) -> tuple[int, str]:
    """Give the status and the sentence of an error."""
    match error:
        case NotFound():
            return 404, str(error)
        case NotAllowed():
            return 403, str(error)
        case SignInRequired():
            return 401, str(error)
        case TooManyAttempts():
            return 429, str(error)
        case Conflict():
            return 409, str(error)
        case RuleBroken():
            return 422, str(error)
    reference = secrets.token_hex(4)
    LOG.error("a route failed", reference=reference, exc_info=error)
    return 500, f"This could not be done; nothing was changed. Reference {reference}."


async def _well(request: Request) -> Response:  # noqa: ARG001 - the shape of an endpoint
    return PlainTextResponse("well")


def _open(services: Services, endpoint: Open) -> Callable[[Request], Awaitable[Response]]:
    return partial(_answer, partial(endpoint, services))


def _signed(services: Services, endpoint: Signed) -> Callable[[Request], Awaitable[Response]]:
    async def with_session(request: Request) -> Response:
        session = request.scope.get("ipt_session")
        if session is None:
            raise SignInRequired("Sign in first.")
        return await endpoint(services, Session(session), request)

    return partial(_answer, with_session)


async def _answer(
    endpoint: Callable[[Request], Awaitable[Response]], request: Request
) -> Response:
    try:
        return await endpoint(request)
    except IptTrainingError as error:
        status, sentence = answer_to(error)
    if "text/html" in request.headers.get("accept", ""):
        return PlainTextResponse(sentence, status_code=status)
    return JSONResponse({"message": sentence}, status_code=status)
