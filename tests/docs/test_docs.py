"""What the documents say is there: commands, settings, targets, links, dependencies, examples."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ipt_training.adapters.settings import Settings
from ipt_training.cli.commands import COMMANDS, Command, Group
from tests.cli.calling import called

ROOT = Path(__file__).resolve().parents[2]
DOCS = (
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "reliability").glob("*.md")),
)
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")


def read(path: str) -> str:
    """Give the text of a file of the repository."""
    return (ROOT / path).read_text(encoding="utf-8")


def commands(
    those: Sequence[Command | Group], before: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """Give every command as the words it is called by, groups too."""
    for command in those:
        words = (*before, command.word)
        yield words
        if isinstance(command, Group):
            yield from commands(command.commands, words)


def every_command() -> list[tuple[str, ...]]:
    """Give the commands of the product."""
    return sorted(commands(COMMANDS))


def links(*, pictures: bool) -> list[tuple[Path, str]]:
    """Give the relative links of the documents, or the pictures, each with where it stands."""
    return [
        (doc, target)
        for doc in DOCS
        for mark, target in LINK.findall(doc.read_text(encoding="utf-8"))
        if bool(mark) is pictures and not target.startswith(("http://", "https://"))
    ]


def anchors(doc: Path) -> set[str]:
    """Give the anchors of a document's headings, as they are made where it is shown."""
    headings = re.findall(r"^#+ (.+)$", doc.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


def code_block(doc: str, language: str) -> str:
    """Give the first block of code of a language in a document."""
    return read(doc).split(f"```{language}\n")[1].split("```")[0]


@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_every_command_is_documented(words: tuple[str, ...]) -> None:
    named = re.compile(rf"(?:`|ipt-training ){re.escape(' '.join(words))}\b")

    assert [doc.name for doc in DOCS if named.search(doc.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("words", [(), *every_command()], ids=lambda words: " ".join(words) or "-")
def test_every_command_has_help(words: tuple[str, ...]) -> None:
    done = called(*words, "--help")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(" ".join(("usage: ipt-training", *words)))


def test_every_setting_stands_in_the_table_for_operators_and_no_other() -> None:
    table = re.findall(r"^\| `(IPT_\w+)` \|", read("docs/operator.md"), flags=re.MULTILINE)

    assert sorted(table) == sorted(f"IPT_{name.upper()}" for name in Settings.model_fields)


@pytest.mark.parametrize("target", ["run", "test"])
def test_the_readme_names_a_target_that_the_makefile_has(target: str) -> None:
    assert f"make {target}" in code_block("README.md", "sh")
    assert re.search(rf"^{target}:", read("Makefile"), flags=re.MULTILINE)


def test_every_target_that_a_document_names_is_in_the_makefile() -> None:
    there = set(re.findall(r"^([a-z-]+):", read("Makefile"), flags=re.MULTILINE))
    named = {
        target
        for doc in (*DOCS, ROOT / "CONTRIBUTING.md")
        for target in re.findall(r"(?:`|&& |^)make ([a-z]+)", doc.read_text(encoding="utf-8"))
    }

    assert named - there == set()


def test_every_link_leads_to_a_file_and_a_heading_that_exist() -> None:
    broken = []
    for doc, target in links(pictures=False):
        path, _, anchor = target.partition("#")
        file = (doc.parent / path).resolve() if path else doc
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(f"{doc.name}: {target}")

    assert broken == []


def test_every_file_of_the_code_that_a_document_names_exists() -> None:
    named = re.compile(r"`((?:ipt_training|tests|scripts)/[\w./]+(?:\.py|/))`")
    papers = (*DOCS, *sorted((ROOT / "docs" / "adr").glob("*.md")))
    gone = [
        f"{doc.name}: {path}"
        for doc in (*papers, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md")
        for path in named.findall(doc.read_text(encoding="utf-8"))
        if not (ROOT / path).exists()
    ]

    assert gone == []


def test_every_picture_of_the_documents_exists() -> None:
    shown = links(pictures=True)

    assert shown
    assert [target for doc, target in shown if not (doc.parent / target).exists()] == []


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    names = {re.split(r"[\[<>=~! ]", one)[0] for one in wanted}
    lines = set(re.findall(r"^\| ([a-z0-9-]+)", read("docs/dependencies.md"), flags=re.MULTILINE))

    assert names - lines == set()


def test_every_document_is_in_the_index() -> None:
    index = read("docs/README.md")
    listed = {doc.name for doc in DOCS if f"]({doc.name})" in index}

    assert {doc.name for doc in (ROOT / "docs").glob("*.md")} - listed == {"README.md"}


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_a_document_can_be_read_at_one_sitting(doc: Path) -> None:
    most = 120 if doc == ROOT / "README.md" else 150

    assert len(doc.read_text(encoding="utf-8").splitlines()) < most


def test_the_counts_of_the_readme_are_what_its_commands_say() -> None:
    rows = re.findall(
        r"^\|[^|]*\| ([^|]+) \| `ipt-training (check \S+)` \|$",
        read("README.md"),
        flags=re.MULTILINE,
    )

    assert len(rows) == 5
    for counted, command in rows:
        folder = command.removeprefix("check ")
        done = called("check", str(ROOT / folder))
        said = set(re.findall(r"\d+", done.stdout.splitlines()[0]))
        assert set(re.findall(r"\d+", counted)) - said == set()


def test_the_rating_that_authors_are_shown_can_be_scored(tmp_path: Path) -> None:
    pack = tmp_path / "site" / "rubrics" / "small" / "rubric.yaml"
    pack.parent.mkdir(parents=True)
    pack.write_text(code_block("rubrics/README.md", "yaml"), encoding="utf-8")
    rating = tmp_path / "rating.json"
    rating.write_text(code_block("docs/pack-author.md", "json"), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "ipt_training", "score", str(rating), "--json"],
        cwd=ROOT,
        env={"IPT_CONTENT_DIR": str(tmp_path / "site")},
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["outcome"] == "meets"
