"""The chain of audit entries shows every edit, gap, insertion and removed tail (C06)."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipt_training.domain.audit import GENESIS, Entry, Head, next_entry, practice_told, problems
from ipt_training.domain.hashes import canonical

KEY = b"k" * 32
THEN = datetime(2026, 3, 2, tzinfo=UTC)


def chain(length: int, key: bytes = KEY) -> list[Entry]:
    entries: list[Entry] = []
    head = Head(seq=0, digest=GENESIS)
    for number in range(length):
        entry = next_entry(
            head,
            key=key,
            at=THEN,
            actor="p1",
            action="rating signed",
            about=str(number),
            detail={"n": number},
        )
        entries.append(entry)
        head = Head(seq=entry.seq, digest=entry.digest)
    return entries


def test_a_whole_chain_has_no_problems() -> None:
    entries = chain(5)
    head = Head(seq=5, digest=entries[-1].digest)
    assert problems(entries, key=KEY, checkpoints=[head]) == []


@pytest.mark.parametrize(
    "field",
    [
        ("actor", "p2"),
        ("action", "x"),
        ("about", "x"),
        ("detail", {"n": 99}),
        ("at", THEN.replace(day=3)),
    ],
)
def test_an_edited_entry_is_named(field: tuple[str, object]) -> None:
    entries = chain(5)
    entries[2] = entries[2].model_copy(update=dict([field]))
    assert problems(entries, key=KEY) == ["entry 3 was changed after it was written"]


def test_a_deleted_entry_is_named() -> None:
    entries = chain(5)
    del entries[2]
    assert problems(entries, key=KEY) == [
        "entry 3 is missing: the next one found is 4",
        "entry 4 does not follow the entry before it",
    ]


def test_swapped_entries_are_named() -> None:
    entries = chain(4)
    entries[1], entries[2] = entries[2], entries[1]
    assert any("does not follow" in problem for problem in problems(entries, key=KEY))


def test_a_removed_tail_shows_against_a_checkpoint() -> None:
    entries = chain(5)
    head = Head(seq=5, digest=entries[-1].digest)
    assert problems(entries[:3], key=KEY) == []
    assert problems(entries[:3], key=KEY, checkpoints=[head]) == [
        "the chain does not reach or match the checkpoint at entry 5"
    ]


def test_a_chain_written_with_another_key_is_refused_entry_by_entry() -> None:
    assert len(problems(chain(3, key=b"x" * 32), key=KEY)) == 3


@given(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5) | st.none()))
def test_the_canonical_spelling_does_not_depend_on_the_order_of_keys(
    fields: dict[str, object],
) -> None:
    assert canonical(fields) == canonical(dict(reversed(list(fields.items()))))


@pytest.mark.parametrize("digest", ["né", "\ud800", "", "0" * 63])
def test_a_digest_that_is_no_digest_is_an_entry_that_was_changed(digest: str) -> None:
    entries = chain(2)
    entries[1] = entries[1].model_copy(update={"digest": digest})
    assert problems(entries, key=KEY) == ["entry 2 was changed after it was written"]


def test_half_a_character_has_a_spelling_that_is_no_others() -> None:
    assert canonical("\ud800") not in (canonical("?"), canonical("\ufffd"), canonical("\udc80"))


@pytest.mark.parametrize("about", ["a word", "x" * 65, "né", "a\n", "A"])
def test_an_entry_is_about_an_identifier_or_nothing(about: str) -> None:
    with pytest.raises(ValueError, match="identifier alone"):
        next_entry(
            Head(seq=0, digest=GENESIS),
            key=KEY,
            at=THEN,
            actor="p1",
            action="tried",
            about=about,
            detail={},
        )


@pytest.mark.parametrize(
    "detail", [{}, {"before": "2026-03-02"}, {"before": "once", "digest": "d"}, {"digest": "d"}]
)
def test_an_entry_that_holds_no_day_and_digest_tells_nothing_of_practice(
    detail: dict[str, str],
) -> None:
    entry = chain(1)[0].model_copy(update={"detail": detail})
    assert practice_told(entry) is None
    assert practice_told(None) is None


def test_an_entry_about_practice_gives_its_day_and_digest() -> None:
    told = {"before": "2026-03-02", "digest": "d"}
    entry = chain(1)[0].model_copy(update={"detail": told})
    assert practice_told(entry) == (date(2026, 3, 2), "d")
