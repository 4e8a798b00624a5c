"""Routes and guard in the process of the test, without Streamlit behind them."""

from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio
import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from structlog.testing import capture_logs

from ipt_training import bootstrap
from ipt_training.bootstrap import Services, Settings
from ipt_training.domain.errors import (
    Busy,
    Conflict,
    Corrupt,
    DiskFull,
    IptTrainingError,
    NotAllowed,
    NotFound,
    OutcomeUnknown,
    RuleBroken,
    SignInRequired,
    StorageFailed,
    TooManyAttempts,
    VaultLocked,
)
from ipt_training.domain.people.person import Role
from ipt_training.web import routes
from ipt_training.web.answers import answered
from ipt_training.web.application import watch_over
from ipt_training.web.guard import Guard
from tests.fakes.quick import quick_services

ERRORS: dict[str, type[Exception]] = {
    kind.__name__: kind
    for kind in (
        NotFound, NotAllowed, SignInRequired, Conflict, RuleBroken, TooManyAttempts, Corrupt,
        StorageFailed, DiskFull, Busy, VaultLocked, OutcomeUnknown, IptTrainingError, ValueError,
    )
}  # fmt: skip


class Browser:
    """Keeps cookies and follows no redirect."""

    def __init__(self, app: Starlette, address: str, cookie: str) -> None:
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app, raise_app_exceptions=False),
            base_url=address,
            headers={"Accept": "text/html"} | ({"Cookie": cookie} if cookie else {}),
        )
        self.cookies = self._client.cookies

    def get(
        self,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Load a page."""

        async def load() -> httpx.Response:
            return await self._client.get(path, params=params, headers=headers)

        return anyio.run(load)

    def post(
        self,
        path: str,
        data: Mapping[str, str] | None = None,
        *,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Send a form."""

        async def send() -> httpx.Response:
            return await self._client.post(path, data=data, headers=headers)

        return anyio.run(send)


@dataclass(frozen=True)
class House:
    """The web layer over an empty data folder."""

    services: Services
    app: Starlette
    address: str
    log: list[MutableMapping[str, Any]]

    def browser(self, cookie: str = "") -> Browser:
        """Give a new browser, with a session's cookie if there is one."""
        return Browser(self.app, self.address, cookie)

    def person(self, user_name: str, password: str, role: Role = Role.TRAINEE) -> None:
        """Add somebody."""
        self.services.people.add_with_password(user_name, "Somebody", [role], password)


@contextmanager
def house(
    folder: Path, *, public_url: str = "", demo: bool = False, at_real_cost: bool = False
) -> Iterator[House]:
    """Build the web layer; its settings are those of the process meanwhile."""
    bootstrap.settle(Settings(data_dir=folder / "data", public_url=public_url, demo=demo))
    with nullcontext() if at_real_cost else quick_services():
        services = bootstrap.services()
    public = routes.public(services)
    watch = watch_over(services, public)
    app = Starlette(
        routes=[
            *public,
            *routes.private(services)[:-1],
            Route("/ipt/fail/{kind}", answered(_fail)),
            Route("/crash", _crash),
            Route("/", _start),
        ],
        middleware=[Middleware(Guard, watch=watch, check=lambda: None)],
    )
    try:
        with capture_logs() as log:
            yield House(services, app, services.settings().address, log)
    finally:
        bootstrap.close()


def _fail(request: Request) -> Response:
    raise ERRORS[request.path_params["kind"]]("the words of /srv/ipt")


async def _crash(request: Request) -> Response:
    raise ValueError(f"the words of {request.url}")


async def _start(request: Request) -> Response:
    return PlainTextResponse(request.scope["ipt_session"])
