"""The error of a score on the scorecard: the figure for all, why there is none for raters."""

import pytest

from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import SignIn
from tests.builders import NOW
from tests.fakes.office import LEAD, SUPERVISOR, TRAINEE, Office
from tests.fakes.rated_twice import rate_twice
from tests.ui.test_screens import draw, words

LEARNER = PersonId("learner0")


def full() -> Office:
    office = Office()
    rate_twice(office, trainees=12)
    with office.store.writing() as tx:
        tx.sign_ins.add(
            SignIn(id=office.session(LEARNER), person_id=LEARNER, started_at=NOW, seen_at=NOW)
        )
    return office


def shown(office: Office, screen: str, person: str, **address: str) -> str:
    return words(draw(office, screen, person, **address)).replace("\\", "")


@pytest.mark.parametrize("person", [LEARNER, SUPERVISOR, LEAD])
def test_a_scorecard_says_its_error_to_all_its_readers(person: str) -> None:
    text = shown(full(), "scorecard", person, rating=f"twice0 by {SUPERVISOR}")
    assert "Mean skill 1.25 (n = 4), SEM " in text
    assert "from 36 sessions that two or more raters rated" in text


def test_a_scorecard_of_a_small_programme_says_why_it_has_none_but_not_to_its_trainee() -> None:
    office = Office()
    signed = office.a_signed_rating()
    text = shown(office, "scorecard", SUPERVISOR, rating=signed)
    assert "its standard error of measurement is not estimable because it needs at least 5" in text
    assert "estimable" not in shown(office, "scorecard", TRAINEE, rating=signed)
