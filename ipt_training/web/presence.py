"""What keeps a sign-in alive while somebody is there, and says how long it lasts."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ipt_training.bootstrap import Services
from ipt_training.use_cases.people.access import Session


async def used(services: Services, session: Session, request: Request) -> Response:  # noqa: ARG001 - the shape of an endpoint
    """Say, in seconds, how long the sign-in lasts; the guard has noted the use."""
    lasts = services.sign_in.timeouts()
    remaining = await run_in_threadpool(services.remaining, session)
    return JSONResponse(
        {
            "left": remaining.left.total_seconds(),
            "extends": remaining.extends,
            "every": lasts.touch_every.total_seconds(),
            "warn": lasts.warning.total_seconds(),
        }
    )
