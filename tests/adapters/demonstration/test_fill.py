"""The fictional programme: the same for the same seed, marked, and rated by raters who differ."""

from collections import defaultdict
from pathlib import Path
from statistics import mean

import pytest

from ipt_training.adapters.demonstration.fill import Demonstration
from ipt_training.domain.certification.certificate import Certificate
from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.fidelity.scorecard import Mean, score
from ipt_training.use_cases.certification.certify import Certify
from ipt_training.use_cases.certification.standings import KeepStandings
from ipt_training.use_cases.people.access import Access
from ipt_training.use_cases.people.sign_in import SignInDesk
from ipt_training.use_cases.read_content import ReadContent
from tests.fakes.passwords import FakePasswords
from tests.fakes.quick import ShippedLibrary
from tests.fakes.readable import signed_in
from tests.fakes.storage.store import FakeStore
from tests.fakes.system import CountingChance, FixedClock
from tests.fakes.vault import FakeTranscripts, FakeVault

ROOT = Path(__file__).parents[3]


def a_demonstration() -> Demonstration:
    store, clock, passwords = FakeStore(), FixedClock(), FakePasswords()
    content = ReadContent(ShippedLibrary())
    access = Access(store, clock)
    desk = SignInDesk(access, passwords, CountingChance())
    certify = Certify(access, content, desk, CountingChance(), "Demonstration", demonstration=True)
    return Demonstration(
        store=store,
        clock=clock,
        passwords=passwords,
        vault=FakeVault(),
        transcripts=FakeTranscripts(),
        content=content,
        certify=certify,
        standings=KeepStandings(content),
        folder=ROOT / "demonstration",
    )


@pytest.fixture(scope="module")
def filled() -> Demonstration:
    made = a_demonstration()
    made.fill(trainees=20, seed=7)
    return made


def test_the_same_seed_gives_the_same_programme(filled: Demonstration) -> None:
    again = a_demonstration()
    again.fill(trainees=20, seed=7)
    with filled.store.reading() as one, again.store.reading() as other:
        assert one.people.all() == other.people.all()
        assert list(one.ratings.all()) == list(other.ratings.all())
        assert one.certificates.all() == other.certificates.all()


def test_another_seed_gives_another_programme(filled: Demonstration) -> None:
    other = a_demonstration()
    other.fill(trainees=20, seed=8)
    with filled.store.reading() as one, other.store.reading() as two:
        assert [p.name for p in one.people.all()] != [p.name for p in two.people.all()]


def test_everybody_is_marked_as_fictional(filled: Demonstration) -> None:
    with filled.store.reading() as tx:
        assert all(person.name.endswith("(fictional)") for person in tx.people.all())
        assert all(isinstance(one, Certificate) and one.fictional for one in tx.certificates.all())


def test_sessions_have_several_raters_and_raters_differ_in_strictness(
    filled: Demonstration,
) -> None:
    by_rater: dict[str, list[float]] = defaultdict(list)
    raters: dict[str, set[str]] = defaultdict(set)
    with filled.store.reading() as tx:
        for rating in signed_in(tx.ratings.all()):
            rubric = tx.quoted_rubrics.some([rating.rubric.content_hash])
            skill = score(rubric[rating.rubric.content_hash], rating.judgement).skill
            assert isinstance(skill, Mean)
            by_rater[rating.rater_id].append(skill.value)
            raters[rating.recording_id].add(rating.rater_id)
    assert all(len(found) == 2 for found in raters.values())
    means = [mean(values) for values in by_rater.values()]
    assert max(means) - min(means) > 0.15


def test_one_session_with_sound_waits_for_a_rating(filled: Demonstration) -> None:
    with filled.store.reading() as tx:
        people = {person.user_name: person.id for person in tx.people.all()}
        recordings = tx.recordings.of({people["alex.trainee"]})
        ready = [one for one in recordings if one.state.value == "ready"]
        assert len(ready) == 1
        assert people["sam.supervisor"] in tx.people.supervisors_of(people["alex.trainee"])


def test_people_who_are_there_are_never_mixed_with_fictional_ones(filled: Demonstration) -> None:
    with pytest.raises(RuleBroken, match="needs an empty one"):
        filled.fill(trainees=2, seed=1)
