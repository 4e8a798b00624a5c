"""Plain words mean what YAML 1.2 says, and every value knows its line (F16)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipt_training.adapters.content.read import Unreadable, read_text, read_yaml

WORDS = {
    "no": "no",
    "Yes": "Yes",
    "on": "on",
    "017": "017",
    "1:30": "1:30",
    "2026-03-14": "2026-03-14",
    "0x1F": "0x1F",
    "1_000": "1_000",
    "1.2.3": "1.2.3",
    '"5"': "5",
    "'true'": "true",
    "true": True,
    "False": False,
    "null": None,
    "~": None,
    "": None,
    "12": 12,
    "-3": -3,
    "+4": 4,
    "9007199254740991": 9007199254740991,
    "0.25": 0.25,
    ".5": 0.5,
    "1e3": 1000.0,
}


@pytest.mark.parametrize("word", WORDS)
def test_a_plain_word_means_what_yaml_1_2_says(word: str) -> None:
    value = read_yaml(f"a: {word}\n".encode()).value

    assert value == {"a": WORDS[word]}
    assert isinstance(value, dict)
    assert type(value["a"]) is type(WORDS[word])


def test_every_value_knows_its_line() -> None:
    tree = read_yaml(b"a: 1\nb:\n  - x\n  - c: y\n    d: z\n")

    assert tree.lines == {
        (): 1,
        ("a",): 1,
        ("b",): 2,
        ("b", 0): 3,
        ("b", 1): 4,
        ("b", 1, "c"): 4,
        ("b", 1, "d"): 5,
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ending_and_a_byte_order_mark_are_tolerated(end: str) -> None:
    written = ("\ufeff" + end.join(["a: 1", "b: >-", "  one", "  two", ""])).encode()

    assert read_yaml(written).value == {"a": 1, "b": "one two"}


def test_text_is_composed_so_that_equal_words_are_equal() -> None:
    assert read_yaml("a: cafe\u0301".encode()).value == {"a": "caf\u00e9"}
    assert read_text("cafe\u0301".encode()) == "caf\u00e9"


def read_or_refused(content: bytes) -> int:
    """Give the line on which a file starts, or the line for which it is refused."""
    try:
        return read_yaml(content).lines[()]
    except Unreadable as refused:
        return refused.line


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert read_or_refused(content) >= 1


@given(st.text(alphabet="ab:-?[]{}&*!|>'\"#%@`,~ \n\t01.", max_size=80))
def test_any_punctuation_is_read_or_refused(text: str) -> None:
    assert read_or_refused(text.encode()) >= 1
