"""Severity over fakes: fair averages beside plain means, and who sees whose strictness."""

from dataclasses import replace

import pytest

from ipt_training.domain.agreement.pooling import Selection
from ipt_training.domain.fidelity.rating import RaterKind
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.use_cases.agreement.severity import severity_read_by
from tests.builders import a_rubric
from tests.fakes.office import LEAD, OTHER_SUPERVISOR, SUPERVISOR, Office
from tests.fakes.rated_twice import rate_twice

ASKED = Selection(structure_hash=structure_hash(a_rubric()), kind=RaterKind.SUPERVISOR)


def full(trainees: int = 12) -> Office:
    office = Office()
    rate_twice(office, trainees=trainees)
    return office


def test_fair_averages_raise_what_the_strict_rater_scored() -> None:
    office = full()
    found = office.agreement.severity(office.session(LEAD), ASKED)
    assert found.refused is None
    assert (found.n_sessions, len(found.sessions)) == (36, 36)
    severities = {
        rater.name: figure.severity
        for rater, figure in found.raters
        if not isinstance(figure, NotEstimable)
    }
    assert list(severities) == ["Ash Brook", "Sol Heath", "Suri Glen"]
    assert max(severities, key=lambda name: severities[name]) == "Sol Heath"
    assert found.crossing == sum(
        (plain < found.mark) is not (fair < found.mark) for plain, fair in found.sessions
    )
    assert found.widest == pytest.approx(max(abs(fair - plain) for plain, fair in found.sessions))


def test_a_rater_sees_no_severity_but_their_own() -> None:
    office = full()
    office.agreement.severity(office.session(LEAD), ASKED)
    found = office.agreement.severity(office.session(OTHER_SUPERVISOR), ASKED)
    assert [rater.name for rater, _ in found.raters] == ["Suri Glen"]


def test_fair_averages_change_no_score() -> None:
    office = full()
    with office.store.reading() as tx:
        before = list(tx.ratings.all())
    office.agreement.severity(office.session(LEAD), ASKED)
    with office.store.reading() as tx:
        assert list(tx.ratings.all()) == before


def test_sessions_of_few_trainees_are_not_pictured() -> None:
    office = Office()
    rate_twice(office, trainees=4, each=6)
    found = office.agreement.severity(office.session(LEAD), ASKED)
    assert (found.sessions, found.crossing, found.n_sessions) == ((), 0, 24)
    assert "fewer than 5 trainees" in found.withheld


def test_raters_who_never_met_are_refused_by_name() -> None:
    office = Office()
    for number, rater in enumerate((SUPERVISOR, OTHER_SUPERVISOR)):
        for place in range(3):
            office.a_signed_rating(f"alone{number}{place}", rater=rater, skill=3 + place % 2)
    found = office.agreement.severity(office.session(LEAD), ASKED)
    assert found.refused is not None
    assert "Sol Heath" in found.refused.reason
    assert "Suri Glen" in found.refused.reason
    assert found.raters == ()


def test_a_note_names_no_rater_to_those_who_may_not_know() -> None:
    office = full()
    found = office.agreement.severity(office.session(LEAD), ASKED)
    noted = replace(found, notes=(f"left out: {SUPERVISOR}",))
    with office.store.reading() as tx:
        people = {who: tx.people.get(who) for who in (LEAD, SUPERVISOR, OTHER_SUPERVISOR)}
    told = {who: severity_read_by(noted, one).notes for who, one in people.items() if one}
    assert told == {
        LEAD: ("left out: Sol Heath",),
        SUPERVISOR: ("left out: Sol Heath",),
        OTHER_SUPERVISOR: ("left out: one rater",),
    }


def test_progress_is_told_while_the_model_is_fitted_and_not_when_it_is_remembered() -> None:
    office = full()
    told: list[float] = []
    office.agreement.severity(office.session(LEAD), ASKED, told=told.append)
    assert told[-1] == 1
    told.clear()
    office.agreement.severity(office.session(OTHER_SUPERVISOR), ASKED, told=told.append)
    assert told == []
