"""The worked examples of the pages on reliability give what is printed there."""

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    page
    for page in (
        ROOT / "docs" / "reliability.md",
        *sorted((ROOT / "docs/reliability").glob("*.md")),
    )
    if ">>> " in page.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_worked_example_gives_what_the_page_prints(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)

    result = doctest.testfile(str(page), module_relative=False)

    assert result.failed == 0
    assert result.attempted > 0
