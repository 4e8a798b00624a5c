"""Whatever is changed by SQL, with every safeguard off, is noticed (C06)."""

import random
import shutil
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from ipt_training.adapters.checkpoints import Checkpoints
from ipt_training.adapters.integrity import StoredIntegrity
from ipt_training.adapters.storage.migrate import migrate
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.domain.audit import GENESIS, PRACTICE_SEALED, Head, next_entry, problems
from ipt_training.domain.certification.unreadable import UnreadableCertificate
from ipt_training.domain.errors import Corrupt, StorageFailed
from ipt_training.domain.fidelity.unreadable import UnreadableRating
from ipt_training.domain.hashes import content_hash, spelled
from ipt_training.domain.ids import AttemptId, CertificateId, RatingId
from tests.fakes.checkpoints import FakeCheckpoints
from tests.fakes.storage.store import AUDIT_KEY
from tests.fakes.stored import (
    NOON,
    RECORDING,
    SUPERVISOR,
    TRAINEE,
    a_certificate,
    a_rating,
    a_step,
    an_attempt,
    furnish,
)
from tests.fakes.tampering import run_plainly, tamper

FLIPS = 200


@pytest.fixture
def signed(sql_store: SqlStore) -> SqlStore:
    """Give a store with three ratings, two certificates and five audit entries."""
    with sql_store.writing() as tx:
        for name in ("r1", "r2", "r3"):
            tx.ratings.add(a_rating(name))
        for name in ("cert1", "cert2"):
            tx.certificates.add(a_certificate(name))
        for number in range(5):
            tx.audit.append(
                at=NOON, actor=TRAINEE, action="tested", about=f"r{number}", detail={"n": number}
            )
    return sql_store


CHANGED_CHAINS = {
    "actor": ("UPDATE audit SET actor = 'x' WHERE seq = 2", "entry 2 was changed"),
    "detail": ("UPDATE audit SET detail = '{}' WHERE seq = 3", "entry 3 was changed"),
    "broken detail": ("UPDATE audit SET detail = '{' WHERE seq = 3", "entry 3 was changed"),
    "time": ("UPDATE audit SET at = 'yesterday' WHERE seq = 1", "entry 1 was changed"),
    "deleted": ("DELETE FROM audit WHERE seq = 2", "entry 2 is missing"),
    "deleted first": ("DELETE FROM audit WHERE seq = 1", "entry 1 is missing"),
    "inserted": (
        "INSERT INTO audit SELECT 6, at, actor, action, about, detail, digest, 'guess'"
        " FROM audit WHERE seq = 5",
        "entry 6 was changed",
    ),
    "truncated": ("DELETE FROM audit WHERE seq >= 4", "checkpoint at entry 5"),
    "emptied": ("DELETE FROM audit", "checkpoint at entry 5"),
}


@pytest.mark.parametrize("change", CHANGED_CHAINS)
def test_a_changed_chain_is_reported_by_sequence_number(
    signed: SqlStore, url: str, change: str
) -> None:
    statement, expected = CHANGED_CHAINS[change]
    with signed.reading() as tx:
        checkpoint = tx.audit.head()
        assert problems(tx.audit.entries(), key=AUDIT_KEY, checkpoints=[checkpoint]) == []
    tamper(url, statement)
    with signed.reading() as tx:
        found = problems(tx.audit.entries(), key=AUDIT_KEY, checkpoints=[checkpoint])
    assert any(expected in problem for problem in found)


def test_entries_that_changed_places_are_reported(signed: SqlStore, url: str) -> None:
    tamper(
        url,
        "UPDATE audit SET seq = 99 WHERE seq = 2",
        "UPDATE audit SET seq = 2 WHERE seq = 3",
        "UPDATE audit SET seq = 3 WHERE seq = 99",
    )
    with signed.reading() as tx:
        found = problems(tx.audit.entries(), key=AUDIT_KEY)
    assert any("entry 2 does not follow" in problem for problem in found)


def test_a_tail_rewritten_with_another_key_is_reported(signed: SqlStore, url: str) -> None:
    with signed.reading() as tx:
        fourth = list(tx.audit.entries())[3]
    forged = next_entry(
        Head(seq=4, digest=fourth.digest),
        key=b"guessed",
        at=NOON,
        actor="x",
        action="y",
        about="",
        detail={},
    )
    row = f"5, '{NOON.isoformat()}', 'x', 'y', '', '{{}}', '{forged.previous}', '{forged.digest}'"
    tamper(url, "DELETE FROM audit WHERE seq = 5", f"INSERT INTO audit VALUES ({row})")
    with signed.reading() as tx:
        found = problems(tx.audit.entries(), key=AUDIT_KEY)
    assert found == ["entry 5 was changed after it was written"]


def test_two_entries_cannot_follow_the_same_one(signed: SqlStore, url: str) -> None:
    fork = (
        "INSERT INTO audit SELECT 6, at, actor, action, about, detail, previous, 'other'"
        " FROM audit WHERE seq = 5"
    )
    with pytest.raises((sqlite3.IntegrityError, IntegrityError), match=r"(?i)unique"):
        run_plainly(url, fork)
    with signed.reading() as tx:
        assert tx.audit.head().seq == 5
        assert next(tx.audit.entries()).previous == GENESIS


CHANGED_RATINGS = {
    "rater": ["UPDATE rating SET rater_id = 's2' WHERE id = 'r2'"],
    "name": ["UPDATE rating SET words = replace(words, 'O’Hare', 'Else') WHERE id = 'r2'"],
    "recording": ["UPDATE rating SET words = replace(words, 'abab', 'baba') WHERE id = 'r2'"],
    "rubric text": ["UPDATE rating SET rubric_content_hash = 'other' WHERE id = 'r2'"],
    "rubric": ["UPDATE rating SET rubric_id = 'other' WHERE id = 'r2'"],
    "who the rater was": [
        'UPDATE rating SET found_later = \'{"kind":"self","roles":[]}\' WHERE id = \'r2\''
    ],
    "how it was hashed": ["UPDATE rating SET hash_version = 2 WHERE id = 'r2'"],
    "time": ["UPDATE rating SET signed_at = '2020-01-01T00:00:00.000000+00:00' WHERE id = 'r2'"],
    "a score": [
        "UPDATE rating SET words = replace(words, '\"extent\":5', '\"extent\":4') WHERE id = 'r2'"
    ],
    "no words": ["UPDATE rating SET words = '{' WHERE id = 'r2'"],
    "its hash": ["UPDATE rating SET content_hash = '' WHERE id = 'r2'"],
    "score row": ["UPDATE item_score SET value = 9 WHERE rating_id = 'r2' AND item_id = 'item-07'"],
    "score row gone": ["DELETE FROM item_score WHERE rating_id = 'r2' AND aspect = ''"],
    "score row more": ["INSERT INTO item_score VALUES ('r2', 'item-77', 'skill', 5, NULL)"],
}


@pytest.mark.parametrize("change", CHANGED_RATINGS)
def test_a_changed_rating_is_never_shown_and_is_named(
    signed: SqlStore, url: str, change: str
) -> None:
    tamper(url, *CHANGED_RATINGS[change])
    with signed.reading() as tx:
        with pytest.raises(Corrupt, match="Rating r2"):
            tx.ratings.get(RatingId("r2"))
        for found in (
            tx.ratings.of_recording(RECORDING),
            tx.ratings.of_therapist(TRAINEE),
            tuple(tx.ratings.all()),
            tuple(tx.ratings.some([RatingId("r1"), RatingId("r2"), RatingId("r3")])),
        ):
            unreadable = [one for one in found if isinstance(one, UnreadableRating)]
            assert {one.id for one in found} == {"r1", "r2", "r3"}
            assert [one.id for one in unreadable] == ["r2"]
            assert "Rating r2 is not what was signed" in unreadable[0].reason
            assert a_rating("r1") in found
    assert signed.altered() == ("r2",)


def test_every_altered_record_is_listed_not_only_the_first(signed: SqlStore, url: str) -> None:
    tamper(
        url,
        "UPDATE rating SET words = words || ' ' WHERE id IN ('r1', 'r3')",
        "UPDATE certificate SET words = replace(words, 'Tea', 'x') WHERE id = 'cert2'",
        "UPDATE certificate SET words = '[]' WHERE id = 'cert1'",
    )
    assert signed.altered() == ("r1", "r3", "cert2", "cert1")


def test_a_changed_certificate_is_never_shown_and_is_named(signed: SqlStore, url: str) -> None:
    tamper(url, "UPDATE certificate SET expires_on = '2099-01-01' WHERE id = 'cert1'")
    with signed.reading() as tx:
        with pytest.raises(Corrupt, match="Certificate cert1"):
            tx.certificates.get(CertificateId("cert1"))
        with pytest.raises(Corrupt, match="Certificate cert1"):
            tx.certificates.by_code("codecert1")
        for listed in (tx.certificates.of(TRAINEE), tx.certificates.all()):
            other, named = sorted(listed, key=lambda one: one.id, reverse=True)
            assert other == a_certificate("cert2")
            assert isinstance(named, UnreadableCertificate)
            assert "Certificate cert1 is not what was issued" in named.reason
        assert tx.certificates.get(CertificateId("cert2")) == a_certificate("cert2")


@pytest.mark.parametrize("day", ["soon", "", "2026-13-01"])
def test_a_certificate_whose_last_day_cannot_be_read_counts_as_one_that_runs(
    signed: SqlStore, url: str, day: str
) -> None:
    tamper(url, f"UPDATE certificate SET expires_on = '{day}' WHERE id = 'cert1'")
    with signed.reading() as tx:
        entry = tx.certificates.entry(CertificateId("cert1"))
        assert {one.id for one in tx.certificates.entries()} == {"cert1", "cert2"}
        assert {one.id for one in tx.certificates.all()} == {"cert1", "cert2"}
        assert tx.certificates.entry(CertificateId("never")) is None
    assert entry is not None
    assert (entry.holder_id, entry.expires_on, entry.is_withdrawn) == (TRAINEE, date.max, False)


def test_a_record_rewritten_together_with_its_own_hash_is_named(
    signed: SqlStore, url: str, tmp_path: Path
) -> None:
    told = {"r1": a_rating("r1"), "cert1": a_certificate("cert1")}
    with signed.writing() as tx:
        for about, record in told.items():
            tx.audit.append(
                at=NOON,
                actor=SUPERVISOR,
                action="signed",
                about=about,
                detail={"sealed": content_hash(record)},
            )
    integrity = StoredIntegrity(Checkpoints(tmp_path / "heads"), AUDIT_KEY, signed.evidence)
    never_told = [f"no entry tells of the record {one}" for one in ("r2", "r3", "cert2")]
    assert sorted(integrity.inspect().problems) == sorted(never_told)
    forged = a_rating("r1").model_copy(update={"meaning": "Read"})
    tamper(
        url,
        f"UPDATE rating SET words = '{spelled(forged)}', content_hash = '{content_hash(forged)}'"
        " WHERE id = 'r1'",
        "DELETE FROM certificate WHERE id = 'cert1'",
    )
    assert signed.altered() == ()
    assert sorted(integrity.inspect().problems) == sorted(
        [*never_told, "the record r1 was rewritten", "the record cert1 is gone"]
    )


OF_A1 = " AND attempt_id = 'a1'"
CHANGED_STEPS = {
    "answer": "UPDATE attempt_step SET part_id = 'q2' WHERE seq = 1" + OF_A1,
    "a part of two": "UPDATE attempt_step SET part_id = 'q2' WHERE seq = 2" + OF_A1,
    "mark": "UPDATE attempt_step SET credit = 1 WHERE seq = 1" + OF_A1,
    "time": "UPDATE attempt_step SET at = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 1" + OF_A1,
    "its hash": "UPDATE attempt_step SET content_hash = 'other' WHERE seq = 1" + OF_A1,
    "no answer": "UPDATE attempt_step SET given = '{' WHERE seq = 1" + OF_A1,
    "one gone": "DELETE FROM attempt_step WHERE seq = 1" + OF_A1,
    "places": "UPDATE attempt_step SET seq = 3 WHERE seq = 1" + OF_A1,
    "whose": "UPDATE attempt SET person_id = 's1' WHERE id = 'a1'",
    "form": "UPDATE attempt SET title = 'Other' WHERE id = 'a1'",
}


@pytest.mark.parametrize("change", CHANGED_STEPS)
def test_a_changed_answer_is_never_shown_and_its_attempt_is_named(
    sql_store: SqlStore, url: str, change: str
) -> None:
    with sql_store.writing() as tx:
        tx.attempts.add(an_attempt("a1"))
        tx.attempts.add_step(AttemptId("a1"), a_step(1, "q3"))
        tx.attempts.add_step(AttemptId("a1"), a_step(2, "q1"))
        tx.attempts.add(an_attempt("a2"))
        tx.attempts.add_step(AttemptId("a2"), a_step(1, "q3"))
    assert sql_store.altered() == ()
    tamper(url, CHANGED_STEPS[change])
    with sql_store.reading() as tx, pytest.raises(Corrupt, match=r"not what was (given|written)"):
        tx.attempts.get(AttemptId("a1"))
    assert sql_store.altered() == ("a1",)


def test_an_answer_stored_before_answers_were_hashed_is_read(sql_store: SqlStore, url: str) -> None:
    with sql_store.writing() as tx:
        tx.attempts.add(an_attempt("a1"))
        tx.attempts.add_step(AttemptId("a1"), a_step(1, "q3"))
    tamper(url, "UPDATE attempt_step SET content_hash = NULL")
    with sql_store.reading() as tx:
        found = tx.attempts.get(AttemptId("a1"))
    assert found is not None
    assert len(found.steps) == 1


def test_answers_stripped_of_their_links_are_found_once_the_day_is_sealed(
    sql_store: SqlStore, url: str
) -> None:
    day = (NOON + timedelta(days=1)).date()
    with sql_store.writing() as tx:
        tx.attempts.add(an_attempt("a1"))
        tx.attempts.add(an_attempt("a2"))
        tx.attempts.add_step(AttemptId("a1"), a_step(1, "q3"))
        told = {"before": day.isoformat(), "digest": tx.attempts.all_before(day)}
        tx.audit.append(at=NOON, actor="product", action=PRACTICE_SEALED, about="", detail=told)
    integrity = StoredIntegrity(FakeCheckpoints(), AUDIT_KEY, sql_store.evidence)
    assert integrity.inspect().problems == ()
    changed = f"practice before {day.isoformat()} is not what was kept then"
    for statement in (
        "UPDATE attempt_step SET credit = 1, content_hash = NULL",
        "DELETE FROM attempt_step",
        "DELETE FROM attempt WHERE id = 'a2'",
    ):
        tamper(url, statement)
        assert integrity.inspect().problems == (changed,)


def test_the_stored_hash_is_the_one_that_the_domain_gives(signed: SqlStore, url: str) -> None:
    expected = content_hash(a_rating("r1"))
    tamper(url, f"UPDATE rating SET words = '' WHERE content_hash <> '{expected}'")
    assert signed.altered() == ("r2", "r3")


def test_a_flipped_bit_never_shows_as_another_score(tmp_path: Path) -> None:
    sound = tmp_path / "sound.sqlite3"
    migrate(f"sqlite:///{sound}")
    store = SqlStore(f"sqlite:///{sound}", AUDIT_KEY)
    furnish(store)
    with store.writing() as tx:
        for name in ("r1", "r2", "r3"):
            tx.ratings.add(a_rating(name))
    with store.reading() as tx:
        expected = tx.ratings.of_rater(SUPERVISOR)
    chance = random.Random(20260302)
    whole = sound.read_bytes()
    silent = []
    for _ in range(FLIPS):
        position, bit = chance.randrange(len(whole)), chance.randrange(8)
        damaged = tmp_path / "damaged.sqlite3"
        shutil.copyfile(sound, damaged)
        with damaged.open("r+b") as file:
            file.seek(position)
            file.write(bytes([whole[position] ^ (1 << bit)]))
        try:
            with SqlStore(f"sqlite:///{damaged}", AUDIT_KEY).reading() as tx:
                found = tx.ratings.of_rater(SUPERVISOR)
        except (Corrupt, StorageFailed):
            continue
        finally:
            for leftover in tmp_path.glob("damaged.sqlite3*"):
                leftover.unlink()
        shown = [one for one in found if not isinstance(one, UnreadableRating)]
        if any(rating not in expected for rating in shown):
            silent.append(position)
    assert silent == []
