"""Practice is sealed once a day for everybody together, and what was sealed does not change."""

from datetime import timedelta

import pytest

from ipt_training.domain.audit import PRACTICE_SEALED, Entry
from ipt_training.domain.ids import AttemptId
from ipt_training.domain.practice.attempt import Given
from ipt_training.use_cases.practice.seal import SETTLED, SealPractice, seal_anew
from tests.builders import NOW
from tests.fakes.office import Office
from tests.fakes.packs import a_choice_vignette, a_small_bank
from tests.fakes.practised import practise

DAY = timedelta(days=1)
MIDNIGHT = NOW.replace(hour=0, minute=0, second=0, microsecond=0)


def an_office() -> Office:
    return Office(vignettes=(a_choice_vignette("one"),), banks=(a_small_bank(),))


def practised() -> Office:
    """Give an office where somebody practised yesterday and the day is sealed."""
    office = an_office()
    practise(office, "one", Given(chosen=("a",)))
    office.clock.advance(DAY)
    office.seals.seal()
    return office


def seals(office: Office) -> list[Entry]:
    return [one for one in office.store.rows.audit if one.action == PRACTICE_SEALED]


def test_a_day_is_sealed_once_however_often_and_by_whomever_it_is_asked_for() -> None:
    office = an_office()
    for _ in range(3):
        office.seals.seal()
        SealPractice(office.store, office.clock).seal()
    assert len(seals(office)) == 1
    office.clock.advance(DAY)
    office.seals.seal()
    assert len(seals(office)) == 2


def test_the_entry_says_neither_who_nor_when_nor_how_often() -> None:
    quiet, busy = an_office(), practised()
    quiet.clock.advance(DAY)
    quiet.seals.seal()
    (of_quiet,), (of_busy,) = seals(quiet), seals(busy)
    for one in (of_quiet, of_busy):
        assert (one.actor, one.about) == ("product", "")
        assert set(one.detail) == {"before", "digest"}
    assert of_quiet.detail["before"] == of_busy.detail["before"]


def test_days_without_practice_look_like_days_with_it() -> None:
    office = practised()
    office.clock.advance(DAY)
    office.seals.seal()
    first, second = (one.detail["digest"] for one in seals(office))
    assert first != second


def test_the_first_minutes_of_a_day_still_belong_to_the_day_before() -> None:
    office = an_office()
    office.clock.at = MIDNIGHT + SETTLED - timedelta(seconds=1)
    office.seals.seal()
    office.clock.at = MIDNIGHT + SETTLED
    office.seals.seal()
    days = [one.detail["before"] for one in seals(office)]
    assert days == [(MIDNIGHT - DAY).date().isoformat(), MIDNIGHT.date().isoformat()]


def test_what_is_given_after_the_day_leaves_its_seal_whole() -> None:
    office = practised()
    with office.store.reading() as tx:
        before = tx.attempts.all_before((NOW + DAY).date())
    with office.store.writing() as tx:
        (first, *_) = office.store.rows.attempts.values()
        late = first.model_copy(update={"id": AttemptId("late"), "started_at": NOW + DAY})
        tx.attempts.add(late)
    with office.store.reading() as tx:
        assert tx.attempts.all_before((NOW + DAY).date()) == before
    assert office.audit.verify_at_shell().problems == ()


def forget_attempt(office: Office) -> None:
    office.store.rows.attempts.popitem()


def forget_answer(office: Office) -> None:
    office.store.rows.steps.pop()


def change_hands(office: Office) -> None:
    for one, attempt in office.store.rows.attempts.items():
        office.store.rows.attempts[one] = attempt.model_copy(update={"person_id": "supervisor"})


@pytest.mark.parametrize("forge", [forget_attempt, forget_answer, change_hands])
def test_practice_that_is_not_what_was_sealed_is_found_and_no_later_seal_hides_it(
    forge: object,
) -> None:
    office = practised()
    assert office.audit.verify_at_shell().problems == ()
    assert callable(forge)
    forge(office)
    told = f"practice before {(NOW + DAY).date().isoformat()} is not what was kept then"
    assert told in office.audit.verify_at_shell().problems
    office.clock.advance(DAY)
    SealPractice(office.store, office.clock).seal()
    assert told in office.audit.verify_at_shell().problems
    assert len(seals(office)) == 1


def test_what_is_taken_away_by_right_is_sealed_anew_in_the_same_transaction() -> None:
    office = practised()
    with office.store.writing() as tx:
        tx.attempts._rows.attempts.clear()  # type: ignore[attr-defined]
        tx.attempts._rows.steps.clear()  # type: ignore[attr-defined]
        seal_anew(tx, office.clock.now())
    assert office.audit.verify_at_shell().problems == ()
