"""What a person does in a window, over the protocol of the frame: visit, rerun, rate, sign."""

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from time import perf_counter

import httpx

from bench.thousand.server import Server
from tests.web.raw_client import Window, Wire, window

PATIENCE = 300.0
HEARD = {"desk.phase": "Middle", "desk.focus": "Role transition", "desk.dialect": "Either"}
_SOUND = re.compile(rb"ipt/media/[a-z0-9]+")
_LEVELS = {"desk.extent": "4 ", "desk.skill": "4 ", "desk.dose": "1 "}


def opened(server: Server, cookie: str) -> AbstractContextManager[Window]:
    """Open a window with a cookie."""
    return window(server.port, cookie=cookie, origin=server.origin)


def run(
    one: Window,
    *,
    page: str = "",
    query: str = "",
    values: Mapping[str, Wire] | None = None,
    click: str = "",
) -> float:
    """Ask for one run and give the milliseconds until it has finished."""
    one.frames.clear()
    started = perf_counter()
    one.ask(page_name=page, query=query, values=values, click=click)
    one.read_run(PATIENCE)
    took = 1000 * (perf_counter() - started)
    if not one.frames:
        raise SystemExit(f"The page {page!r} is not there.")
    return took


def third(server: Server, cookie: str, page: str) -> tuple[float, str]:
    """Give the milliseconds of the third of three runs in a new window, and what it showed."""
    with opened(server, cookie) as one:
        run(one, page=page)
        run(one)
        return run(one), one.shown


def sit_down(one: Window) -> str:
    """Take a session from the Rate screen to the desk, say what is heard, and give the query."""
    run(one, page="rate")
    run(one, click=(one.named("queue.rate.") + one.named("queue.go."))[0])
    if one.named("queue.begin"):
        run(one, click=one.named("queue.begin")[-1])
    if "rating=" not in one.query:
        raise SystemExit("The desk did not open.")
    fields = {one.named(name)[-1]: label for name, label in HEARD.items() if one.named(name)}
    run(one, values={field: [_option(one, field, label)] for field, label in fields.items()})
    if not one.named("desk.group"):
        raise SystemExit("The desk shows no items.")
    return one.query


def rate_everything(one: Window) -> None:
    """Score every item of every group on an open desk."""
    for number in range(len(one.options[one.named("desk.group")[-1]])):
        group = one.named("desk.group")[-1]
        one.widgets.clear()
        run(one, values={group: [one.options[group][number]]})
        scores = {
            field: [_option(one, field, level)]
            for name, level in _LEVELS.items()
            for field in one.named(name)
        }
        run(one, values=scores)


def hear(server: Server, cookie: str, one: Window) -> None:
    """Ask for the first byte of the recording on an open desk: who has not heard does not sign."""
    run(one)  # the whole page: what is said of a change alone names no recording
    found = _SOUND.search(b"".join(one.frames))
    if found is None:
        raise SystemExit("The desk names no recording.")
    headers = {"Cookie": cookie, "Range": "bytes=0-0"}
    with httpx.Client(base_url=server.origin, trust_env=False, timeout=60) as client:
        client.get(f"/{found.group().decode()}", headers=headers).raise_for_status()


def sign(one: Window, password: str) -> None:
    """Sign the rating of an open desk, every item of which is scored."""
    run(one, click=one.named("desk.sign")[-1])
    if not one.named("sign.password"):
        raise SystemExit(f"It cannot be signed yet: {one.shown[-500:]}")
    fields: dict[str, Wire] = {one.named("sign.password")[-1]: password}
    fields |= dict.fromkeys(one.named("sign.reason"), "A second listening.")
    run(one, values=fields, click=one.named("Sign this rating")[-1])
    if not any(b"The rating is signed" in frame for frame in one.frames):
        raise SystemExit(f"It was not signed: {one.shown[-500:]}")


def _option(one: Window, field: str, label: str) -> str:
    return next(option for option in one.options[field] if option.startswith(label))
