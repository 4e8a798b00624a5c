"""Checkpoints: heads of the audit chain in a file of their own, one a line."""

from pathlib import Path

import pytest

from ipt_training.adapters.checkpoints import Checkpoints
from ipt_training.domain.audit import Head
from tests.fakes.checkpoints import FakeCheckpoints

Kept = Checkpoints | FakeCheckpoints
HEADS = (Head(seq=3, digest="ab" * 32), Head(seq=7, digest="cd" * 32))


def test_heads_are_read_in_the_order_in_which_they_were_kept(tmp_path: Path) -> None:
    kept = Checkpoints(tmp_path / "keys" / "heads")
    for head in HEADS:
        kept.keep(head)
    assert Checkpoints(kept.file).read() == (HEADS, ())


def test_before_the_first_head_there_is_none(tmp_path: Path) -> None:
    assert Checkpoints(tmp_path / "heads").read() == ((), ())


def test_a_line_that_holds_no_head_is_named_and_hides_no_other(tmp_path: Path) -> None:
    kept = Checkpoints(tmp_path / "heads")
    kept.keep(HEADS[0])
    with kept.file.open("a") as file:
        file.write("{half of a li\n")
    kept.keep(HEADS[1])
    assert kept.read() == (HEADS, (2,))


def test_a_line_that_is_no_text_is_named_too(tmp_path: Path) -> None:
    kept = Checkpoints(tmp_path / "heads")
    kept.keep(HEADS[0])
    with kept.file.open("ab") as file:
        file.write(b'{"seq": 7, "digest": "\xff\xed\xa0\x80"\n')
    kept.keep(HEADS[1])
    assert kept.read() == (HEADS, (2,))


@pytest.mark.parametrize("kind", ["file", "memory"])
def test_heads_are_kept_alike_in_a_file_and_in_memory(tmp_path: Path, kind: str) -> None:
    kept: Kept = Checkpoints(tmp_path / "heads") if kind == "file" else FakeCheckpoints()
    assert kept.read() == ((), ())
    for head in (*HEADS, HEADS[0]):
        kept.keep(head)
    assert kept.read() == ((*HEADS, HEADS[0]), ())
