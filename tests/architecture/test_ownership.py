"""Whose something is, is worked out in one module of the room that owns it, and nowhere else."""

import ast
from collections.abc import Iterator
from pathlib import Path

USE_CASES = Path(__file__).parents[2] / "ipt_training" / "use_cases"


def worked_out(file: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            asked = node.func.attr == "require"
            own = [one.value for one in node.keywords if one.arg == "own"]
            if asked and not all(isinstance(one, ast.Constant) for one in own):
                yield node.lineno


def test_a_use_case_asks_an_ownership_module_whose_a_thing_is() -> None:
    by_hand = {
        file.relative_to(USE_CASES): list(worked_out(file))
        for file in USE_CASES.rglob("*.py")
        if file.name != "ownership.py" and list(worked_out(file))
    }
    assert by_hand == {}


def test_every_ownership_module_works_it_out() -> None:
    for file in USE_CASES.rglob("ownership.py"):
        assert list(worked_out(file)), file
