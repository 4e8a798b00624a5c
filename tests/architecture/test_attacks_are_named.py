"""Every attack this product has to withstand is named by the tests that try it."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
ATTACKS = {
    "A01": "no cookie",
    "A02": "a cell of the policy table that is not allowed",
    "A03": "a page of another role by name or hash",
    "A04": "the id of another's thing in an address",
    "A05": "a window taken over by its session id, without cookie",
    "A06": "a window taken over with another person's cookie",
    "A07": "an old window after sign-out",
    "A08": "an open window after a role was dropped",
    "A10": "values that no widget offered",
    "A12": "the same submit ten times at once",
    "A13": "a refresh and a second tab in the middle of a form",
    "A18": "another origin and a rebound name",
    "A19": "an upload without sign-in, without uploader, too large",
    "A20": "passwords guessed over many accounts",
    "A21": "sixteen sign-ins at once",
    "A22": "a session that is idle or too old",
    "A23": "a cookie from before the sign-in",
    "A24": "an answer without the headers",
    "A25": "an error that tells of the inside",
    "A26": "names and comments with markup",
    "C06": "the audit trail changed by SQL",
    "D14": "a backup under load, restored elsewhere",
    "F01": "a file named as another kind",
    "F02": "an empty file",
    "F03": "a truncated file",
    "F14": "YAML with aliases, merges and references to itself",
    "F15": "YAML nested beyond measure",
    "F16": "YAML with numbers, words and keys that mislead",
    "F17": "a pack that breaks the rules of its kind",
    "X01": "text that a spreadsheet would take for a formula",
    "X02": "characters and lengths that a workbook cannot hold",
}
NAMES = re.compile(r"\b[ACDFX]\d{2}\b")


@cache
def _named() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in sorted(TESTS.rglob("test_*.py")):
        tree = ast.parse(file.read_text())
        tests = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        ]
        texts = [ast.get_docstring(tree) or "", *(ast.get_docstring(one) or "" for one in tests)]
        if tests and file != Path(__file__):
            for name in NAMES.findall("\n".join(texts)):
                found.setdefault(name, []).append(file.name)
    return found


@pytest.mark.parametrize("attack", list(ATTACKS))
def test_an_attack_is_named_by_a_test_that_tries_it(attack: str) -> None:
    assert _named().get(attack), f"nothing tries {attack}: {ATTACKS[attack]}"


def test_no_test_names_an_attack_that_is_not_listed() -> None:
    assert set(_named()) <= set(ATTACKS)
