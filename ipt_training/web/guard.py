"""The guard in front of everything: no live session, no socket, no file, no page."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers as Given
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ipt_training.domain.errors import IptTrainingError, SignInRequired
from ipt_training.domain.people.person import Person
from ipt_training.use_cases.people.access import Session
from ipt_training.web import answers
from ipt_training.web.addresses import Addresses
from ipt_training.web.cookies import Cookies
from ipt_training.web.headers import Headers
from ipt_training.web.identity import IDENTITY_HEADER, MARK_HEADER
from ipt_training.web.sockets import Sockets

HEALTH = "/_stcore/health"
OPEN_PREFIXES = ("/static/", HEALTH)
"""Streamlit's own program, the same for everybody, and whether the server is up."""
UNCHANGED_PASSWORD = frozenset({"/password", "/sign-out"})
"""Where somebody may go who still has the first password that another person made."""


@dataclass(frozen=True)
class Watch:
    """What the guard goes by."""

    who: Callable[[Session], Person]
    """Gives the person of a live session, or refuses."""
    addresses: Addresses
    cookies: Cookies
    headers: Headers
    sockets: Sockets
    public: Sequence[BaseRoute]
    """Routes for people who are not signed in."""
    mark: str
    """Written on what the guard lets in; the script draws nothing without it."""
    farewell: bytes
    """The last frame of a cut socket: it sends the browser to the sign-in page."""


@dataclass(frozen=True)
class Visitor:
    """Who is behind a request, if anybody."""

    session: Session
    person: Person


class Guard:
    """Pure ASGI middleware around Streamlit and our own routes."""

    def __init__(self, app: ASGIApp, watch: Watch, check: Callable[[], None]) -> None:
        # Streamlit builds its middleware when the server starts: a failing check stops the start.
        check()
        self._app = app
        self._watch = watch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in or refuse one connection."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        given = Given(scope=scope)
        sending = self._watch.headers.on(
            send, path=scope["path"], host=self._named(given.get("host", ""))
        )
        passing = self._socket if scope["type"] == "websocket" else self._http
        await passing(scope, given, receive, sending)

    def _named(self, host: str) -> str:
        return host if self._watch.addresses.answers_to(host) else ""

    async def _http(self, scope: Scope, given: Given, receive: Receive, send: Send) -> None:
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        page = answers.wants_page(given, scope["method"])
        try:
            refused = self._misaddressed(scope, given, page=page)
            if refused is None and not self._is_open(scope):
                refused = await self._admit(scope, given, page=page)
            passing = refused or self._app
            await passing(self._marked(scope, None), receive, sending)
        except Exception as error:
            if started:
                raise
            await answers.failure(error, page=page)(scope, receive, sending)

    def _misaddressed(self, scope: Scope, given: Given, *, page: bool) -> Response | None:
        """Refuse other names of this server, and requests that another site has caused."""
        host, addresses = given.get("host", ""), self._watch.addresses
        if scope["path"] != HEALTH and not addresses.answers_to(host):
            return answers.sentence(421, f"Use {addresses.public} instead.", page=page)
        site = given.get("sec-fetch-site", "none")
        origin = given.get("origin", addresses.public)
        if scope["method"] in {"GET", "HEAD"}:
            foreign = site == "cross-site" and given.get("sec-fetch-mode") != "navigate"
        else:
            foreign = site not in {"same-origin", "none"} or not addresses.is_own(origin, host)
        if foreign:
            return answers.sentence(403, "Another site asked for this; refused.", page=page)
        return None

    def _is_open(self, scope: Scope) -> bool:
        if scope["path"].startswith(OPEN_PREFIXES):
            return True
        return any(route.matches(scope)[0] is not Match.NONE for route in self._watch.public)

    async def _admit(self, scope: Scope, given: Given, *, page: bool) -> Response | None:
        """Put the session on the scope, or give what to answer instead."""
        getting = page and scope["method"] in {"GET", "HEAD"}
        try:
            visitor = await self._visitor(given)
        except SignInRequired as required:
            if not getting:
                return answers.refusal(required, page=page)
            query = scope["query_string"].decode("latin-1")
            wanted = scope["path"] + (f"?{query}" if query else "")
            return RedirectResponse(f"/sign-in?next={quote(wanted, safe='/')}", 303)
        except IptTrainingError as error:
            return answers.refusal(error, page=page)
        if visitor.person.must_change_password and scope["path"] not in UNCHANGED_PASSWORD:
            if getting:
                return RedirectResponse("/password", 303)
            return answers.sentence(403, "Choose a password of your own first.", page=page)
        scope["ipt_session"] = visitor.session
        scope["ipt_cut"] = self._watch.sockets.cut
        return None

    async def _visitor(self, given: Given) -> Visitor:
        session = self._watch.cookies.session_in(given.get("cookie", ""))
        if session is None:
            raise SignInRequired("You are not signed in.")
        return Visitor(session, await run_in_threadpool(self._watch.who, session))

    async def _socket(self, scope: Scope, given: Given, receive: Receive, send: Send) -> None:
        refused = await self._refused_socket(scope, given)
        session: Session | None = scope.get("ipt_session")
        end = self._watch.sockets.open(session) if session and not refused else None
        if refused or session is None or end is None:
            words = refused or "Too many windows are open."
            await _deny(scope, receive, send, words=words)
            return
        cord = Cord(receive, send, end, self._watch.farewell)
        try:
            await self._app(self._marked(scope, session), cord.receive, cord.send)
        finally:
            self._watch.sockets.close(session, end)
            cord.drop()

    async def _refused_socket(self, scope: Scope, given: Given) -> str:
        host, addresses = given.get("host", ""), self._watch.addresses
        if not addresses.answers_to(host) or not addresses.is_own(given.get("origin", ""), host):
            return "Only pages of this server may open a connection."
        try:
            visitor = await self._visitor(given)
        except IptTrainingError:
            return "You are not signed in."
        if visitor.person.must_change_password:
            return "Choose a password of your own first."
        scope["ipt_session"] = visitor.session
        return ""

    def _marked(self, scope: Scope, session: Session | None) -> Scope:
        """Drop what a client claims of our own headers; write ours where a socket was let in."""
        user, mark = IDENTITY_HEADER.encode(), MARK_HEADER.encode()
        kept = [pair for pair in scope["headers"] if pair[0].lower() not in {user, mark}]
        if session is not None:
            kept += [(user, session.encode()), (mark, self._watch.mark.encode())]
        return {**scope, "headers": kept}


class Cord:
    """The two directions of one open socket, until its session ends."""

    def __init__(self, receive: Receive, send: Send, end: asyncio.Event, farewell: bytes) -> None:
        self._receive, self._send, self._end, self._farewell = receive, send, end, farewell
        self._ending = asyncio.ensure_future(end.wait())
        self._next: asyncio.Task[Message] | None = None
        self._cut = False

    async def receive(self) -> Message:
        """Give the next message of the browser, or the end as soon as the session has ended."""
        if self._next is None:
            self._next = asyncio.ensure_future(_as_coroutine(self._receive))
        await asyncio.wait({self._next, self._ending}, return_when=asyncio.FIRST_COMPLETED)
        if self._end.is_set():
            await self._say_farewell()
            return {"type": "websocket.disconnect", "code": 1008}
        message = self._next.result()
        self._next = None
        return message

    async def send(self, message: Message) -> None:
        """Pass a message on to the browser; nothing more once the session has ended."""
        if not self._end.is_set():
            await self._send(message)

    def drop(self) -> None:
        """Let go of what is still awaited."""
        self._ending.cancel()
        if self._next is not None:
            self._next.cancel()

    async def _say_farewell(self) -> None:
        if self._cut:
            return
        self._cut = True
        try:
            await self._send({"type": "websocket.send", "bytes": self._farewell})
            await self._send({"type": "websocket.close", "code": 1008, "reason": "signed out"})
        except (OSError, RuntimeError):
            # The browser has gone already: nobody is left to say it to.
            return


async def _as_coroutine(receive: Receive) -> Message:
    return await receive()


async def _deny(scope: Scope, receive: Receive, send: Send, *, words: str) -> None:
    if "websocket.http.response" not in scope.get("extensions", {}):
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    body = words.encode()
    await send(
        {
            "type": "websocket.http.response.start",
            "status": 403,
            "headers": [
                (b"content-type", b"text/plain; charset=utf-8"),
                (b"content-length", str(len(body)).encode()),
            ],
        }
    )
    await send({"type": "websocket.http.response.body", "body": body})
