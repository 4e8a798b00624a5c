"""How sure the evidence is: shown to who decides, and to nobody else."""

import pytest

from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import SignIn
from tests.builders import NOW
from tests.fakes.office import LEAD, SUPERVISOR, TRAINEE, Office
from tests.fakes.rated_twice import rate_twice
from tests.ui.test_screens import draw, words

LEARNER = PersonId("learner0")
PROBABILITY = ("probability", "would be right for", "How sure is this?", "95% sure")


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


def test_who_decides_sees_the_probability_and_the_plan() -> None:
    text = shown(full(), "decision", LEAD, trainee=LEARNER, pack="level")
    assert "How sure is this?" in text
    assert "The true mean reaches the mark with a probability of" in text
    assert "Over 12 trainees of the programme" in text
    assert "95% sure" in text


@pytest.mark.parametrize(
    ("screen", "person", "address"),
    [
        ("progress", LEARNER, {}),
        ("results", LEARNER, {}),
        ("today", LEARNER, {}),
        ("scorecard", LEARNER, {"rating": f"twice0 by {SUPERVISOR}"}),
        ("progress", SUPERVISOR, {"trainee": LEARNER, "pack": "level"}),
    ],
)
def test_the_probability_is_on_no_screen_of_a_trainee_or_supervisor(
    screen: str, person: str, address: dict[str, str]
) -> None:
    text = shown(full(), screen, person, **address)
    assert [word for word in PROBABILITY if word in text] == []


def test_a_trainee_without_rated_sessions_has_nothing_to_weigh() -> None:
    text = shown(Office(), "decision", LEAD, trainee=TRAINEE, pack="level")
    assert "How sure is this?" not in text


def test_one_rated_session_is_refused_in_words() -> None:
    office = Office()
    office.a_signed_rating()
    text = shown(office, "decision", LEAD, trainee=TRAINEE, pack="level")
    assert "is not estimable because" in text
