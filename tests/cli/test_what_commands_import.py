"""A command imports what it uses, and what is said of it in the list is what it says itself."""

import inspect
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ipt_training import bootstrap
from ipt_training.cli.commands import COMMANDS, Command, Group
from tests.cli.calling import called
from tests.fakes.served import untraced

HEAVY = frozenset(
    {
        "alembic",
        "argon2",
        "av",
        "charset_normalizer",
        "cryptography",
        "jinja2",
        "numpy",
        "openpyxl",
        "pydantic",
        "sqlalchemy",
        "streamlit",
        "yaml",
    }
)
ARITHMETIC = frozenset({"numpy"})
VALUES = frozenset({"pydantic"})
PACKS = VALUES | {"yaml"}
DATABASE = PACKS | {"alembic", "argon2", "cryptography", "jinja2", "numpy", "sqlalchemy"}
SEES = "import json, sys; from ipt_training.cli import main\n" + (
    "try: main()\nfinally: print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
)

HELP = {
    (): frozenset(),
    ("agreement",): ARITHMETIC,
    ("audit",): frozenset(),
    ("backup",): frozenset(),
    ("check",): VALUES,
    ("demo",): frozenset(),
    ("export",): frozenset(),
    ("export", "programme"): VALUES,
    ("export", "ratings"): VALUES,
    ("export", "scorecard"): VALUES,
    ("generalizability",): ARITHMETIC,
    ("people",): frozenset(),
    ("people", "add"): VALUES,
    ("people", "disable"): VALUES,
    ("people", "enable"): VALUES,
    ("people", "erase"): VALUES,
    ("people", "reset-password"): VALUES,
    ("restore",): frozenset(),
    ("run",): frozenset(),
    ("score",): VALUES,
    ("severity",): ARITHMETIC,
    ("tidy",): frozenset(),
}
"""Command → the heavy packages that its help may import."""

USED = {
    ("agreement", "scores.csv"): ARITHMETIC,
    ("agreement", "scores.csv", "--json"): ARITHMETIC,
    ("severity", "scores.csv"): ARITHMETIC,
    ("generalizability", "facets.csv", "--design", "p x r"): ARITHMETIC,
    ("check",): PACKS,
    ("score", "rating.json"): PACKS,
    ("people", "add", "ada", "--name", "Ada Vale", "--role", "trainee"): DATABASE,
    ("audit",): DATABASE,
    ("tidy",): DATABASE,
    ("export", "ratings", "--out", "ratings.csv"): DATABASE,
    ("export", "programme", "--out", "programme.xlsx"): DATABASE | {"openpyxl"},
}
"""Command line → the heavy packages that the command may import."""


def every(
    commands: Sequence[Command | Group], before: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Command | Group]]:
    """Give all commands with the words they are called by."""
    for one in commands:
        yield (*before, one.word), one
        if isinstance(one, Group):
            yield from every(one.commands, (*before, one.word))


ALL = dict(every(COMMANDS))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the files that the commands read."""
    made = tmp_path_factory.mktemp("commands")
    scores = [(t, r, (t * 7 + r * 3 + t * r) % 5 + 1) for t in range(12) for r in range(3)]
    lines = [f"{t},{r},{score}" for t, r, score in scores]
    (made / "scores.csv").write_text("\n".join(["target,rater,score", *lines]))
    (made / "facets.csv").write_text("\n".join(["p,r,score", *lines]))
    answers = {f"b{n}": {"scores": {"skill": 4}} for n in range(1, 10)}
    rating = {
        "rubric": "ipt-brief",
        "heard": {"phase": "middle", "focus": "grief", "dialect": "both"},
        "answers": answers | {"b12": {"scores": {"dose": 1}}},
    }
    (made / "rating.json").write_text(json.dumps(rating))
    imported(made, "people", "add", "lee", "--name", "Lee Marsh", "--role", "programme-lead")
    return made


def imported(folder: Path, *words: str) -> frozenset[str]:
    """Give the heavy packages that a command imports in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", SEES, *words],
        cwd=folder,
        env={**untraced(), "IPT_DATA_DIR": str(folder / "data")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    modules = json.loads(done.stderr.splitlines()[-1])
    return HEAVY & {name.split(".")[0] for name in modules}


def test_every_command_stands_in_the_table_of_helps() -> None:
    assert set(HELP) == {(), *ALL}


@pytest.mark.parametrize("words", HELP, ids=" ".join)
def test_help_imports_next_to_nothing(words: tuple[str, ...], folder: Path) -> None:
    assert imported(folder, *words, "--help") == HELP[words]


@pytest.mark.parametrize("words", USED, ids=" ".join)
def test_a_command_imports_what_it_uses(words: tuple[str, ...], folder: Path) -> None:
    assert imported(folder, *words) == USED[words]


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_the_line_in_the_list_is_the_first_that_a_command_says_of_itself(
    words: tuple[str, ...],
) -> None:
    command = ALL[words]
    if isinstance(command, Command):
        said = inspect.getdoc(command.load()[0]) or ""
        assert command.about == said.split("\n\n")[0].replace("\n", " ")
    assert command.about in " ".join(called(*words, "--help").stdout.split())
    assert command.about in " ".join(called(*words[:-1], "--help").stdout.split())


@pytest.mark.parametrize("words", [(), ("export",), ("people",)])
def test_to_call_nothing_lists_what_there_is(words: tuple[str, ...]) -> None:
    answer = called(*words)
    assert (answer.exit_code, answer.stderr) == (2, "")
    assert answer.stdout == called(*words, "--help").stdout


def test_a_command_that_does_not_exist_is_refused_with_those_that_do() -> None:
    answer = called("people", "promote")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "invalid choice: 'promote' (choose from 'add', 'disable'" in answer.stderr


def test_every_public_name_of_bootstrap_is_there_and_no_other() -> None:
    assert {name for name in bootstrap.__all__ if not hasattr(bootstrap, name)} == set()
    assert not hasattr(bootstrap, "nonsense")
