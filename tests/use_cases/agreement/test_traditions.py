"""A rating in another tradition counts wherever it was asked the same items, and once."""

from ipt_training.domain.agreement.pooling import Selection
from ipt_training.domain.fidelity.rating import RaterKind
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.ipt import Dialect, Phase
from ipt_training.reliability.estimate import Estimate
from tests.builders import NOW, a_rubric, an_item
from tests.fakes.office import LEAD, OTHER_SUPERVISOR, Office
from tests.fakes.rated_twice import RATERS, rate_twice

INSTITUTE, COLUMBIA, BOTH = Dialect.INSTITUTE, Dialect.COLUMBIA, Dialect.BOTH
OWN_DIALECTS = {RATERS[0]: BOTH, RATERS[1]: INSTITUTE, RATERS[2]: COLUMBIA}


def programme(phase: Phase) -> tuple[Office, Selection]:
    """Give raters of three traditions, and an item that one of them does not ask in a phase."""
    items = a_rubric().items
    rubric = a_rubric(*items, an_item("s1", phases=(phase,), dialect=COLUMBIA))
    office = Office(rubrics=(rubric,))
    rate_twice(office, dialects=OWN_DIALECTS)
    return office, Selection(structure_hash=structure_hash(rubric), kind=RaterKind.SUPERVISOR)


def test_where_all_ask_the_same_items_nothing_is_left_out_and_figures_are_those_of_one() -> None:
    office, asked = programme(Phase.INITIAL)
    one_tradition = Office()
    rate_twice(one_tradition)
    plain = Selection(structure_hash=structure_hash(a_rubric()), kind=RaterKind.SUPERVISOR)
    found = office.agreement.agreement(office.session(LEAD), asked)
    same = one_tradition.agreement.agreement(one_tradition.session(LEAD), plain)
    assert (found.counts, found.left_out) == (same.counts, ())
    assert found.main == same.main


def test_where_other_items_are_asked_ratings_stand_apart_with_the_reason() -> None:
    office, asked = programme(Phase.MIDDLE)
    found = office.agreement.agreement(office.session(LEAD), asked)
    assert found.counts.ratings == 24
    assert [(one.reason, one.n) for one in found.left_out] == [
        ("rated in another tradition, which asks other items here", 12)
    ]


def test_how_sure_a_score_is_rests_on_ratings_of_every_tradition_that_asks_the_same() -> None:
    office, _ = programme(Phase.INITIAL)
    with office.store.reading() as tx:
        ratings = [one.id for one in tx.ratings.all() if one.rater_id == OTHER_SUPERVISOR]
    sure = office.agreement.precision(office.session(OTHER_SUPERVISOR), ratings[0])
    assert sure is not None
    assert sure.sessions == 18
    assert isinstance(sure.error, Estimate)


def test_traditions_that_ask_the_same_items_throughout_are_offered_as_one() -> None:
    office, _ = programme(Phase.INITIAL)
    offered = office.agreement.offered(office.session(LEAD))
    assert offered[0].dialects == ((BOTH, 24), (INSTITUTE, 12))


def test_the_programme_has_one_row_for_traditions_that_are_compared() -> None:
    for phase, rows in ((Phase.INITIAL, [(BOTH, 18)]), (Phase.MIDDLE, [(BOTH, 6)])):
        office, _ = programme(phase)
        with office.store.reading() as tx:
            found = office.agreement.of_programme(office.agreement.ledger(tx, NOW), NOW)
        whole = [one for one in found if one.selection.item_set.group_id is None]
        assert [(one.selection.dialect, one.counts.sessions) for one in whole] == rows
