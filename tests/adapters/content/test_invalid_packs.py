"""One broken pack for every rule; its first line says what the author must be told.

F14, F16, F17.
"""

import re
from pathlib import Path

import pytest

from ipt_training.adapters.content.library import FileLibrary
from ipt_training.adapters.content.locate import content_roots

DATA = Path(__file__).parent / "data"
EXPECTED = re.compile(r"# (\d+): (\S+): (.+)")
LIBRARY = FileLibrary(content_roots())
RULES = sorted((DATA / "invalid").iterdir())


def expectation(rule: Path) -> tuple[str, int, str, str]:
    """Give the file, line, field and words that the rule's own files announce."""
    for file in sorted(rule.rglob("*.*")) if rule.is_dir() else [rule]:
        if not file.is_file():
            continue
        found = EXPECTED.fullmatch(file.read_text(encoding="utf-8").split("\n")[0])
        if found:
            return str(file), int(found[1]), found[2], found[3]
    raise LookupError(f"{rule} announces no problem")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.stem)
def test_a_broken_rule_is_reported_at_its_line_in_the_authors_words(rule: Path) -> None:
    file, line, field, words = expectation(rule)

    problems = LIBRARY.problems([rule])

    at_the_place = [p.message for p in problems if (p.file, p.line, p.field) == (file, line, field)]
    assert any(words in message for message in at_the_place), "\n".join(map(str, problems))


@pytest.mark.parametrize("valid", sorted((DATA / "valid").iterdir()), ids=lambda file: file.stem)
def test_the_packs_that_the_broken_ones_were_made_from_are_valid(valid: Path) -> None:
    assert LIBRARY.problems([valid]) == ()


def test_every_problem_of_every_pack_is_reported_at_once() -> None:
    broken = [DATA / "invalid" / f"{name}.yaml" for name in ("no_licence", "norway", "alias")]

    problems = LIBRARY.problems(broken)

    assert {problem.file for problem in problems} == {str(file) for file in broken}


def test_a_problem_reads_as_file_line_field_and_message() -> None:
    file = DATA / "invalid" / "norway.yaml"

    (problem,) = LIBRARY.problems([file])

    assert str(problem) == (
        f"{file}:{problem.line}: items.safety.risk: expected true or false, found “on”"
    )
