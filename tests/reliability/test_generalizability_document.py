"""The worked example of the document on generalizability gives what is printed there."""

import doctest
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "reliability" / "generalizability.md"


def test_the_worked_example_gives_what_the_document_prints() -> None:
    result = doctest.testfile(str(DOCUMENT), module_relative=False)
    assert result.failed == 0
    assert result.attempted > 0
