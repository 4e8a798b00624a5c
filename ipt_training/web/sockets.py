"""The open sockets, and how those of ended sessions are cut."""

import asyncio
from collections.abc import Callable

import structlog
from starlette.concurrency import run_in_threadpool

from ipt_training.domain.errors import IptTrainingError
from ipt_training.use_cases.people.access import Session

EVERY = 1.0
"""Seconds between two looks at the sessions: a socket outlives its session by less than two."""
MOST_PER_SESSION = 20
"""Windows of one session; more is a flood."""

StillLive = Callable[[frozenset[Session]], frozenset[Session]]

_log = structlog.get_logger("ipt_training.sockets")


class Sockets:
    """Every open socket by its session; one query a second serves them all."""

    def __init__(self, still_live: StillLive) -> None:
        self._still_live = still_live
        self._ends: dict[Session, set[asyncio.Event]] = {}
        self._watching: asyncio.Task[None] | None = None

    def open(self, session: Session) -> asyncio.Event | None:
        """Note an open socket; give the event that says its session has ended.

        Returns:
            Nothing when the session has too many sockets open already.
        """
        ends = self._ends.setdefault(session, set())
        if len(ends) >= MOST_PER_SESSION:
            return None
        end = asyncio.Event()
        ends.add(end)
        if self._watching is None or self._watching.done():
            self._watching = asyncio.create_task(self._watch())
        return end

    def close(self, session: Session, end: asyncio.Event) -> None:
        """Forget a socket that is closed."""
        ends = self._ends.get(session, set())
        ends.discard(end)
        if not ends:
            self._ends.pop(session, None)

    def cut(self, session: Session) -> None:
        """Cut every socket of a session."""
        for end in self._ends.get(session, ()):
            end.set()

    async def _watch(self) -> None:
        while self._ends:
            await asyncio.sleep(EVERY)
            await self._look()

    async def _look(self) -> None:
        watched = frozenset(self._ends)
        try:
            live = await run_in_threadpool(self._still_live, watched)
        except IptTrainingError:
            # Nothing can be read or written meanwhile either; the next look decides.
            _log.exception("sessions could not be looked up")
            return
        for session in watched - live:
            self.cut(session)
