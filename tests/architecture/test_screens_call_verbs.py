"""Screens and routes call verbs: of a room, or of the services themselves, and reach no deeper."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

import pytest

from ipt_training.bootstrap import Services
from tests.fakes.office import Office

PACKAGE = Path(__file__).parents[2] / "ipt_training"
FILES = sorted(
    file for layer in ("ui", "web") for file in (PACKAGE / layer).rglob("*.py") if file.is_file()
)
ROOMS = {name: kind for name, kind in get_type_hints(Services).items() if not name.startswith("_")}
OF_THE_SHELL = {"vault", "roll_ups", "seals"}
"""Rooms whose verbs only commands call."""
VERBS = {name for name, _ in inspect.getmembers(Services, inspect.isfunction) if name[0] != "_"}


def reached(tree: ast.AST) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give every chain of names that begins at the services, whole, with its line."""
    inner = {node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node not in inner:
            chain: list[str] = []
            place: ast.expr = node
            while isinstance(place, ast.Attribute):
                chain.insert(0, place.attr)
                place = place.value
            if isinstance(place, ast.Name):
                chain.insert(0, place.id)
            elif isinstance(place, ast.Call) and _last(place.func) == "services":
                chain.insert(0, "services")
            if "services" in chain[:-1]:
                yield node.lineno, tuple(chain[chain.index("services") + 1 :])


def _last(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def is_verb(chain: tuple[str, ...]) -> bool:
    """Say whether a chain ends at a verb of the services or of one of their rooms."""
    if len(chain) == 1:
        return chain[0] in VERBS
    return (
        len(chain) == 2
        and chain[0] in ROOMS
        and not chain[1].startswith("_")
        and inspect.isfunction(inspect.getattr_static(ROOMS[chain[0]], chain[1], None))
    )


def chains_of(text: str) -> list[tuple[str, ...]]:
    """Give what a piece of code reaches for."""
    return [chain for _, chain in reached(ast.parse(text))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_what_is_reached_for_is_a_verb(file: Path) -> None:
    found = list(reached(ast.parse(file.read_text(encoding="utf-8"))))
    assert [f"line {line}: services.{'.'.join(c)}" for line, c in found if not is_verb(c)] == []


def test_enough_is_looked_at() -> None:
    found = [c for file in FILES for c in chains_of(file.read_text(encoding="utf-8"))]
    assert {chain[0] for chain in found if len(chain) == 2} == set(ROOMS) - OF_THE_SHELL
    assert {chain[0] for chain in found if len(chain) == 1} == VERBS


@pytest.mark.parametrize(
    "code",
    [
        "services.rating.chance.identifier()",
        "services.exports.pages.render('x', {})",
        "services.certify.demonstration",
        "services.certify",
        "services._access.read(session)",
        "services.sign_in._confirm(person, word)",
        "pen.services.rating.access.who(session)",
        "bootstrap.services().recordings.vault",
        "partial(services.sign_in.passwords.hash, word)",
        "services.nonsense()",
        "services.cases.nonsense()",
    ],
)
def test_what_reaches_deeper_is_found(code: str) -> None:
    assert [is_verb(chain) for chain in chains_of(code)] == [False]


@pytest.mark.parametrize(
    "code",
    [
        "services.now().date()",
        "services.pages.render('x', {})",
        "pen.services.rating.sign(session)",
        "bootstrap.services().people.find(name)",
        "state.once('form', services.new_key)",
        "services.content.all().banks",
    ],
)
def test_a_verb_is_let_through_and_what_it_gives_is_free(code: str) -> None:
    assert [is_verb(chain) for chain in chains_of(code)] == [True]


def test_the_fake_services_have_every_room_and_the_verbs_that_screens_call() -> None:
    office = Office()
    of_screens = [file for file in FILES if "ui" in file.parts and file.name != "main.py"]
    called = {
        chain[0]
        for file in of_screens
        for chain in chains_of(file.read_text(encoding="utf-8"))
        if len(chain) == 1
    }
    assert {name for name in (*ROOMS, *called) if not hasattr(office, name)} == set()
