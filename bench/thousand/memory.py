"""What the server holds after one walk over every screen in every role."""

from pathlib import Path

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.thousand import walk
from bench.thousand.context import Bench
from bench.thousand.data import opened
from bench.thousand.rows import Row, at_most
from bench.thousand.server import Server, serving

ROLES = ("trainee", "supervisor", "programme lead")
_ALEX = "(SELECT id FROM person WHERE user_name = 'alex.trainee')"
_ABOUT = {
    "case": ("case", f"SELECT id FROM treatment_case WHERE trainee_id = {_ALEX}"),
    "scorecard": ("rating", f"SELECT id FROM rating WHERE therapist_id = {_ALEX}"),
    "progress": ("trainee", f"SELECT {_ALEX}"),
    "decision": ("trainee", f"SELECT {_ALEX}"),
    "quiz": ("attempt", f"SELECT id FROM attempt WHERE person_id = {_ALEX}"),
    "rater": ("person", "SELECT id FROM person WHERE user_name = 'sam.supervisor'"),
}
"""What the screens that have no place at the side are about, of the demonstration's own people."""


def measure(bench: Bench) -> list[Row]:
    """Measure the resident size of both builds after the walk."""
    about = _about(bench.source)
    found: dict[str, float] = {}
    seen: dict[str, int] = {}
    for build in bench.builds:
        with serving(build, bench.data(build)) as server:
            seen[build.name] = sum(_walk(server, role, about) for role in ROLES)
            found[build.name] = server.resident()
    note = ", ".join(f"{number} screens {name}" for name, number in seen.items())
    return [Row("Memory after a walk", "MB", found, at_most(250), note)]


def _walk(server: Server, role: str, about: dict[str, str]) -> int:
    """Show every screen that a role has, and give how many there are."""
    with walk.opened(server, server.cookie(role)) as one:
        walk.run(one)
        pages = _pages(one.frames)
        for page in pages:
            one.query = ""
            walk.run(one, page=page, query=about.get(page, ""))
        if "rate" in pages:
            walk.sit_down(one)
        begin = one.named("today.new_vignette")
        if begin:
            walk.run(one)
            walk.run(one, click=begin[0])
    return len(pages)


def _pages(frames: list[bytes]) -> list[str]:
    """Read from the answer which screens there are, those not at the side too."""
    found: list[str] = []
    for frame in frames:
        message = ForwardMsg()
        message.ParseFromString(frame)
        if message.WhichOneof("type") == "navigation":
            found = [page.url_pathname for page in message.navigation.app_pages]
    if not found:
        raise SystemExit("The frame told of no screens.")
    return found


def _about(source: Path) -> dict[str, str]:
    with opened(source) as database:
        rows = {page: database.execute(query).fetchone() for page, (_, query) in _ABOUT.items()}
    return {page: f"{_ABOUT[page][0]}={row[0]}" for page, row in rows.items() if row}
