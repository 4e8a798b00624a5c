"""Every address outside the screens."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import SignInRequired
from ipt_training.use_cases.people.access import Session
from ipt_training.web import doors, media, presence, shell, takeaways, uploads, verification
from ipt_training.web.answers import Handler, answered

Open = Callable[[Services, Request], Awaitable[Response]]
Signed = Callable[[Services, Session, Request], Awaitable[Response]]

AT_DOOR = ("GET", "POST")


def public(services: Services) -> list[BaseRoute]:
    """Give the routes for people who are not signed in."""
    return [
        Route("/sign-in", _open(services, doors.sign_in), methods=AT_DOOR),
        Route("/first-account", _open(services, doors.first_account), methods=AT_DOOR),
        Route("/verify", _open(services, verification.page)),
        Route("/verify/{code}", _open(services, verification.page)),
        Route("/verify/{code}/json", _open(services, verification.answer)),
        Route("/healthz", _well),
        *shell.icons(),
    ]


def private(services: Services) -> list[BaseRoute]:
    """Give the routes that the guard lets nobody to without a live session."""
    return [
        Route("/sign-out", _signed(services, doors.sign_out), methods=AT_DOOR),
        Route("/password", _signed(services, doors.password), methods=AT_DOOR),
        Route("/ipt/presence", _signed(services, presence.used), methods=["POST"]),
        Route("/ipt/media/{recording_id}", _signed(services, media.sound)),
        Route("/ipt/outline/{recording_id}", _signed(services, media.outline)),
        Route("/ipt/upload/{recording_id}", _signed(services, uploads.received), methods=["GET"]),
        Route("/ipt/upload/{recording_id}", _signed(services, uploads.receive), methods=["PUT"]),
        Route("/ipt/upload/{recording_id}", _signed(services, uploads.discard), methods=["DELETE"]),
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
        Route("/ipt/download/scorecard/{rating_id}.xlsx", _signed(services, takeaways.scorecard)),
        Route("/ipt/print/scorecard/{rating_id}", _signed(services, takeaways.scorecard_page)),
        Route("/ipt/download/programme/{pack_id}.xlsx", _signed(services, takeaways.programme)),
        Route("/ipt/download/ratings.csv", _signed(services, takeaways.ratings)),
        Route("/ipt/download/reliability.xlsx", _signed(services, takeaways.reliability)),
        Route("/ipt/print/reliability", _signed(services, takeaways.reliability_page)),
        Route(
            "/ipt/download/certificate/{certificate_id}.xlsx",
            _signed(services, takeaways.certificate),
        ),
        Route(
            "/ipt/print/certificate/{certificate_id}",
            _signed(services, takeaways.certificate_page),
        ),
        # Streamlit would answer what is not there with its own page and a 200.
        *shell.routes(),
    ]


def _open(services: Services, endpoint: Open) -> Handler:
    async def opened(request: Request) -> Response:
        return await endpoint(services, request)

    return answered(opened)


def _signed(services: Services, endpoint: Signed) -> Handler:
    async def with_session(request: Request) -> Response:
        session = request.scope.get("ipt_session")
        if session is None:
            raise SignInRequired("Sign in first.")
        return await endpoint(services, Session(session), request)

    return answered(with_session)


async def _well(request: Request) -> Response:  # noqa: ARG001 - the shape of an endpoint
    return PlainTextResponse("well")
