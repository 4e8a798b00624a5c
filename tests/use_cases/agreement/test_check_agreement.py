"""Reliability over fakes: figures with their n, refusals in words, and who may read what."""

from datetime import timedelta
from statistics import median

import pytest

from ipt_training.domain.agreement.pooling import ItemSet, Selection
from ipt_training.domain.agreement.results import FEWEST_SESSIONS, Finding, StandingOut
from ipt_training.domain.errors import NotAllowed, NotFound
from ipt_training.domain.fidelity.rating import RaterKind
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.fidelity.tally import tally_of
from ipt_training.domain.ids import CaseId, PersonId, RatingId
from ipt_training.domain.ipt import Dialect, Phase
from ipt_training.reliability.estimate import Estimate, NotEstimable
from ipt_training.use_cases.agreement.address import query_of, selection_of
from ipt_training.use_cases.agreement.memory import FRESH, MOST, Memory
from tests.builders import NOW, a_rubric
from tests.fakes.office import LEAD, OTHER_SUPERVISOR, SUPERVISOR, TRAINEE, Office
from tests.fakes.rated_twice import RATERS, rate_twice

ASKED = Selection(structure_hash=structure_hash(a_rubric()), kind=RaterKind.SUPERVISOR)
FEW = "it needs at least 5 sessions that two raters scored; there are 3"


def full() -> Office:
    """Give a programme with 18 sessions rated twice."""
    office = Office()
    rate_twice(office)
    return office


def test_what_was_rated_is_offered_with_its_kinds_groups_and_items() -> None:
    offered = full().agreement.offered(Office().session(SUPERVISOR))
    assert [(one.rubric, one.versions, one.ratings) for one in offered] == [
        ("A small rubric", ("1.0.0",), 36)
    ]
    assert offered[0].kinds == ((RaterKind.SUPERVISOR, 36),)
    assert offered[0].dialects == ((Dialect.BOTH, 36),)
    assert offered[0].groups == (("inside", "Inside"),)
    assert [item for item, _ in offered[0].items] == ["r1", "m1", "m2", "g1", "i3", "n1"]


def quoted_from_nowhere(office: Office) -> None:
    """Put a rating made with words of a rubric that are not installed any more."""
    rating = rate_twice(office, trainees=1, each=1)[0]
    quote = rating.rubric.model_copy(
        update={"content_hash": "00" * 32, "structure_hash": "11" * 32}
    )
    with office.store.writing() as tx:
        gone = rating.model_copy(update={"id": RatingId("gone"), "rubric": quote})
        tx.ratings.add(gone)
        tx.tallies.put(tally_of(gone, None, CaseId("case-of-twice0")))


def test_a_structure_whose_words_are_gone_is_left_out_and_counted() -> None:
    office = Office()
    quoted_from_nowhere(office)
    assert [one.ratings for one in office.agreement.offered(office.session(LEAD))] == [2]
    found = office.agreement.agreement(office.session(LEAD), ASKED)
    assert [one.n for one in found.left_out] == [1]
    assert "another structure of the rubric" in found.left_out[0].reason


def test_nothing_is_offered_before_anything_is_signed() -> None:
    assert Office().agreement.offered(Office().session(LEAD)) == ()


def test_agreement_answers_with_absolute_agreement_first() -> None:
    found = full().agreement.agreement(Office().session(SUPERVISOR), ASKED)
    assert found.main.key == "icc_a_1"
    assert isinstance(found.main.result, Estimate)
    consistency = found.others[0]
    assert consistency.key == "icc_c_1"
    assert isinstance(consistency.result, Estimate)
    assert found.main.result.value < consistency.result.value
    counts = found.counts
    assert (counts.ratings, counts.sessions, counts.once) == (36, 18, 0)
    assert (counts.raters, counts.pairs, counts.therapists) == (3, 3, 6)


def test_the_error_is_in_points_and_smaller_than_the_scale() -> None:
    found = full().agreement.agreement(Office().session(LEAD), ASKED)
    assert isinstance(found.error, Estimate)
    assert isinstance(found.detectable, Estimate)
    assert 0 < found.error.value < found.detectable.value < 4


def test_raters_stand_in_alphabetical_order() -> None:
    found = full().agreement.agreement(Office().session(LEAD), ASKED)
    named = [(pair.first.name, pair.second.name, pair.sessions) for pair in found.matrix]
    assert named == [
        ("Ash Brook", "Sol Heath", 6),
        ("Ash Brook", "Suri Glen", 6),
        ("Sol Heath", "Suri Glen", 6),
    ]


def test_items_come_with_the_least_agreement_first() -> None:
    found = full().agreement.agreement(Office().session(LEAD), ASKED)
    values = [one.agreement.value for one in found.items if isinstance(one.agreement, Estimate)]
    assert values == sorted(values)
    assert {one.item_id for one in found.items} == {"r1", "m1", "m2", "g1", "i3", "n1"}
    last = found.items[-1]
    assert (last.item_id, last.sessions) == ("i3", 0)
    assert isinstance(last.agreement, NotEstimable)


def test_one_item_is_compared_by_ordinal_agreement() -> None:
    asked = ASKED.model_copy(update={"item_set": ItemSet(item_id="m2")})
    found = full().agreement.agreement(Office().session(LEAD), asked)
    assert (found.main.key, found.compared) == ("gwet_ac2_ordinal", "skill on “Item m2”")
    assert [one.key for one in found.others] == [
        "krippendorff_ordinal",
        "percent_agreement",
        "within_one_agreement",
    ]
    assert [one.item_id for one in found.items] == ["m2"]


@pytest.mark.parametrize(
    ("item_set", "words"),
    [
        (ItemSet(group_id="inside"), "mean skill over the items of “Inside”"),
        (ItemSet(group_id="never"), "mean skill over the items of “no group”"),
        (ItemSet(item_id="never"), "an item the rubric does not have"),
        (ItemSet(item_id="n1"), "dose on “Item n1”"),
    ],
)
def test_what_is_compared_is_named(item_set: ItemSet, words: str) -> None:
    asked = ASKED.model_copy(update={"item_set": item_set})
    assert full().agreement.agreement(Office().session(LEAD), asked).compared == words


def test_below_the_minimum_every_figure_says_why_there_is_none() -> None:
    office = Office()
    rate_twice(office, trainees=3, each=1)
    found = office.agreement.agreement(office.session(LEAD), ASKED)
    results = [found.main.result, found.error, found.detectable]
    results += [one.result for one in found.others]
    assert FEWEST_SESSIONS == 5
    assert set(results) == {NotEstimable(FEW)}


def test_self_supervisor_and_independent_ratings_are_never_pooled() -> None:
    office = Office()
    rate_twice(office, strangers=[(PersonId("learner0"), RATERS[2])])
    independent = ASKED.model_copy(update={"kind": RaterKind.INDEPENDENT})
    supervised = office.agreement.agreement(office.session(LEAD), ASKED)
    others = office.agreement.agreement(office.session(LEAD), independent)
    assert supervised.counts.ratings + others.counts.ratings == 36
    assert others.counts.ratings == 2
    assert [(one.reason, one.n) for one in others.left_out] == [
        ("by another kind of rater (supervisor)", 34)
    ]


def test_a_structure_that_nobody_rated_with_is_not_found() -> None:
    asked = ASKED.model_copy(update={"structure_hash": "never was"})
    with pytest.raises(NotFound):
        full().agreement.agreement(Office().session(LEAD), asked)


def test_a_trainee_reads_no_agreement() -> None:
    with pytest.raises(NotAllowed):
        full().agreement.agreement(Office().session(TRAINEE), ASKED)


def test_a_pair_side_by_side_is_seen_by_the_lead_alone() -> None:
    office = full()
    seen = office.agreement.pair(office.session(LEAD), ASKED, SUPERVISOR, OTHER_SUPERVISOR)
    assert (seen.sessions, seen.scores, len(seen.points)) == (6, 24, 6)
    assert seen.same == sum(seen.confusion[level][level] for level in range(5))
    assert (seen.first.name, seen.second.name) == ("Sol Heath", "Suri Glen")
    assert isinstance(seen.bias, Estimate)
    assert seen.bias.value == pytest.approx(sum(difference for _, difference in seen.points) / 6)
    for who in (SUPERVISOR, OTHER_SUPERVISOR):
        with pytest.raises(NotFound):
            office.agreement.pair(office.session(who), ASKED, SUPERVISOR, OTHER_SUPERVISOR)


def test_a_rater_sees_how_far_a_pair_of_theirs_lies_apart_and_not_who_is_higher() -> None:
    office = full()
    lead = office.agreement.pair(office.session(LEAD), ASKED, SUPERVISOR, OTHER_SUPERVISOR)
    seen = [
        office.agreement.distance(office.session(who), ASKED, *pair)
        for who in (SUPERVISOR, OTHER_SUPERVISOR, LEAD)
        for pair in ((SUPERVISOR, OTHER_SUPERVISOR), (OTHER_SUPERVISOR, SUPERVISOR))
    ]
    told = {(one.sessions, one.apart, one.means, one.typical, one.withheld) for one in seen}
    assert len(told) == 1
    one = seen[0]
    assert (one.sessions, one.scores, one.apart[0]) == (6, 24, (0, lead.same))
    apart = [abs(difference) for _, difference in lead.points]
    assert sum(n for _, n in one.means) == 6
    for points, n in one.means:
        assert n == sum(
            points - 0.25 < each <= points or (each == 0 and points == 0.25) for each in apart
        )
    assert one.typical == pytest.approx(median(apart))
    with pytest.raises(NotFound):
        office.agreement.distance(office.session(SUPERVISOR), ASKED, OTHER_SUPERVISOR, RATERS[2])


def test_a_distance_over_few_trainees_is_withheld() -> None:
    office = Office()
    rate_twice(office, trainees=2, each=9)
    seen = office.agreement.distance(
        office.session(SUPERVISOR), ASKED, SUPERVISOR, OTHER_SUPERVISOR
    )
    assert (seen.apart, seen.means, seen.typical) == ((), (), None)
    assert "fewer than 5 trainees" in seen.withheld


def test_a_distance_over_items_that_neither_scored_says_nothing() -> None:
    office = full()
    asked = ASKED.model_copy(update={"item_set": ItemSet(item_id="i3")})
    seen = office.agreement.distance(office.session(LEAD), asked, SUPERVISOR, OTHER_SUPERVISOR)
    assert (seen.scores, seen.means, seen.typical, seen.withheld) == (0, (), None, "")
    detail = office.agreement.pair(office.session(LEAD), asked, SUPERVISOR, OTHER_SUPERVISOR)
    assert (detail.scores, detail.points) == (0, ())
    assert isinstance(detail.bias, NotEstimable)


def test_a_supervisor_reads_the_figures_of_their_own_pairs() -> None:
    found = full().agreement.agreement(Office().session(OTHER_SUPERVISOR), ASKED)
    assert [(pair.first.name, pair.second.name) for pair in found.matrix] == [
        ("Ash Brook", "Suri Glen"),
        ("Sol Heath", "Suri Glen"),
    ]
    assert found.hidden_pairs == 1
    assert full().agreement.agreement(Office().session(LEAD), ASKED).hidden_pairs == 0


def test_one_strict_rater_is_what_is_wrong_and_named_to_that_rater_and_the_lead() -> None:
    advice = {
        who: full().agreement.agreement(Office().session(who), ASKED).advice
        for who in (LEAD, SUPERVISOR, OTHER_SUPERVISOR)
    }
    assert {one.finding for one in advice.values()} == {Finding.STRICTNESS}
    for who in (LEAD, SUPERVISOR):
        one = advice[who].one
        assert one is not None
        assert one.rater is not None
        assert (one.rater.name, round(one.effect, 1)) == ("Sol Heath", -0.9)
    assert advice[OTHER_SUPERVISOR].one == StandingOut(0.0, 0)


def test_a_pair_over_few_trainees_is_withheld() -> None:
    office = Office()
    rate_twice(office, trainees=2, each=9)
    seen = office.agreement.pair(office.session(LEAD), ASKED, SUPERVISOR, OTHER_SUPERVISOR)
    assert (seen.points, seen.confusion) == ((), ())
    assert "fewer than 5 trainees" in seen.withheld


def test_a_scorecard_carries_the_error_of_its_own_kind_of_rating() -> None:
    office = Office()
    rating = rate_twice(office)[0]
    sure = office.agreement.precision(office.session(rating.rater_id), rating.id)
    assert sure is not None
    assert sure.sessions == 18
    found = office.agreement.agreement(office.session(LEAD), ASKED)
    assert sure.error == found.error
    assert office.agreement.precision_of(rating.id) == sure


def test_a_scorecard_of_a_small_programme_says_why_there_is_no_error_but_not_to_its_trainee() -> (
    None
):
    office = Office()
    rating_id = office.a_signed_rating()
    assert office.agreement.precision(office.session(TRAINEE), rating_id) is None
    sure = office.agreement.precision(office.session(SUPERVISOR), rating_id)
    assert sure is not None
    assert sure.error == NotEstimable(
        "it needs at least 5 sessions that two raters scored; there are 0"
    )


def test_the_programme_is_reported_by_kind_and_group() -> None:
    office = full()
    with office.store.reading() as tx:
        found = office.agreement.of_programme(office.agreement.ledger(tx, NOW), NOW)
    assert [(one.compared, one.counts.sessions) for one in found] == [
        ("mean skill over all items inside IPT", 18),
        ("mean skill over the items of “Inside”", 18),
    ]


@pytest.mark.parametrize(
    "selection",
    [
        ASKED,
        ASKED.model_copy(
            update={
                "first": NOW.date(),
                "last": NOW.date(),
                "phase": Phase.MIDDLE,
                "item_set": ItemSet(group_id="inside"),
            }
        ),
        ASKED.model_copy(update={"item_set": ItemSet(item_id="m1")}),
    ],
)
def test_a_selection_survives_its_address(selection: Selection) -> None:
    assert selection_of(query_of(selection)) == selection


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"structure": "x", "kind": "nobody", "dialect": "both"},
        {"structure": "x", "kind": "self", "dialect": "both", "first": "soon"},
    ],
)
def test_an_address_that_says_no_selection_is_not_found(query: dict[str, str]) -> None:
    with pytest.raises(NotFound):
        selection_of(query)


def test_a_new_rating_shows_at_once() -> None:
    office = full()
    before = office.agreement.agreement(office.session(LEAD), ASKED)
    office.a_signed_rating()
    after = office.agreement.agreement(office.session(LEAD), ASKED)
    assert after.counts.ratings == before.counts.ratings + 1


def test_a_figure_is_remembered_for_a_while() -> None:
    memory = Memory()
    assert memory.of("a", NOW, lambda: 1) == 1
    assert memory.of("a", NOW + FRESH, lambda: 2) == 1
    assert memory.of("a", NOW + FRESH + timedelta(seconds=1), lambda: 3) == 3
    for number in range(MOST):
        memory.of(("other", number), NOW, lambda: 0)
    assert len(memory.held) <= MOST
