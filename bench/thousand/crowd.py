"""Forty people at once, each in a window of their own, for some minutes: what a rerun takes."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from bench.thousand import walk
from bench.thousand.context import Bench
from bench.thousand.data import supervisors, trainees
from bench.thousand.rows import Row, at_most
from bench.thousand.server import Server, serving

_SUPERVISING, _LEADING, _ALL = 12, 2, 40
_EVERY = 5.0
"""Seconds between two acts of one person, on average."""
_SMALL = 200
"""Bytes: a message that says that a run has ended is no longer, and only such are parsed."""
_PATIENCE = 300.0


@dataclass(frozen=True)
class Person:
    """Somebody of the crowd, and the pages they go to, each with what it is about."""

    cookie: str
    pages: tuple[tuple[str, str], ...]


def measure(bench: Bench) -> list[Row]:
    """Measure both builds, one after the other."""
    seconds = 30.0 if bench.quick else 180.0
    p50: dict[str, float] = {}
    p95: dict[str, float] = {}
    notes: list[str] = []
    for build in bench.builds:
        with serving(build, bench.data(build)) as server:
            people = _people(server, bench.source)
            used, started = server.processor_seconds(), perf_counter()
            took = asyncio.run(_crowd(server, people, seconds))
            busy = (server.processor_seconds() - used) / (perf_counter() - started)
        at = quantiles(took, n=20)
        p50[build.name], p95[build.name] = at[9], at[18]
        bench.seen[f"crowd, {build.name}"] = took
        notes.append(f"{build.name} {len(took)} acts, server busy {busy:.0%} of one core")
    return [
        Row("Crowd of 40, rerun p50", "ms", p50),
        Row("Crowd of 40, rerun p95", "ms", p95, at_most(150), "; ".join(notes)),
    ]


def _people(server: Server, source: Path) -> list[Person]:
    """Sign everybody in; supervisors share accounts, for there are but few."""
    raters = supervisors(source)
    learners = trainees(source)
    found: list[Person] = []
    for name in raters:
        cookie = server.cookie(name)
        with walk.opened(server, cookie) as one:
            desk = ("rating", walk.sit_down(one))
        shared = len(range(raters.index(name), _SUPERVISING, len(raters)))
        # Most of a supervisor's acts are on the desk.
        pages = (desk, desk, desk, ("", ""), ("rate", ""))
        found += [Person(cookie, pages)] * shared
    for _ in range(_LEADING):
        found.append(Person(server.cookie("programme lead"), (("", ""), ("programme", ""))))
    for name in learners[: _ALL - len(found)]:
        pages = (("practise", ""), ("results", ""), ("", ""))
        found.append(Person(server.cookie(name), pages))
    return found


async def _crowd(server: Server, people: Iterable[Person], seconds: float) -> list[float]:
    """Let everybody arrive first; then they act for so long."""
    ready = [await _arrived(server, one) for one in people]
    end = perf_counter() + seconds
    acts = [_acts(opened, one, n, end) for n, (opened, one) in enumerate(ready)]
    took = [each for some in await asyncio.gather(*acts) for each in some]
    for opened, _ in ready:
        await opened.close()
    return took


async def _arrived(server: Server, one: Person) -> tuple[ClientConnection, Person]:
    opened = await connect(
        f"ws://127.0.0.1:{server.port}/_stcore/stream",
        subprotocols=["streamlit", "token"],
        origin=server.origin,
        additional_headers=[("Cookie", one.cookie)],
        compression=None,
        proxy=None,
        max_size=None,
        close_timeout=2,
    )
    await _visit(opened, *one.pages[0])
    return opened, one


async def _acts(opened: ClientConnection, one: Person, seed: int, end: float) -> list[float]:
    chance = Random(seed)
    took: list[float] = []
    pause = chance.uniform(0, _EVERY)
    while perf_counter() + pause < end:
        await asyncio.sleep(pause)
        took.append(await _visit(opened, *chance.choice(one.pages)))
        pause = chance.uniform(0.5 * _EVERY, 1.5 * _EVERY)
    return took


async def _visit(opened: ClientConnection, page: str, query: str) -> float:
    """Ask for a page and give the milliseconds until its run has finished."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = query
    started = perf_counter()
    await opened.send(message.SerializeToString())
    async with asyncio.timeout(_PATIENCE):
        while not _finished(await opened.recv()):
            pass
    return 1000 * (perf_counter() - started)


def _finished(data: str | bytes) -> bool:
    if isinstance(data, str) or len(data) > _SMALL:
        return False
    message = ForwardMsg()
    message.ParseFromString(data)
    return (
        message.WhichOneof("type") == "script_finished"
        and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
    )
