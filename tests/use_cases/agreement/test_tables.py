"""Tables of scores are laid out from tallies as they would be from the ratings one by one."""

import numpy as np
import pytest

from ipt_training.domain.agreement.pooling import ItemSet, items_of
from ipt_training.domain.fidelity.rating import Answer, Judgement, NotRated, SignedRating
from ipt_training.domain.fidelity.rubric import Item
from ipt_training.domain.fidelity.tally import Tally, main_aspect, tally_of
from ipt_training.domain.ids import CaseId, PersonId, RecordingId
from ipt_training.reliability.ratings_table import RatingsTable
from ipt_training.use_cases.agreement.tables import Scores, shared
from tests.builders import MIDDLE_GRIEF, a_judgement, a_rubric, scored
from tests.fakes.office import Office
from tests.fakes.rated_twice import rate_twice

RUBRIC = a_rubric()
INSIDE = items_of(RUBRIC, ItemSet())


def ratings() -> list[SignedRating]:
    return rate_twice(Office(), trainees=5, each=4)


def tallied(made: list[SignedRating]) -> list[Tally]:
    return [tally_of(one, RUBRIC, CaseId("case")) for one in made]


def mean_of(judgement: Judgement, items: tuple[Item, ...]) -> float | None:
    """Form the mean the long way, from the words of the rating."""
    given = [
        judgement.answers[item.id].scores[main_aspect(item)]
        for item in items
        if item.id in judgement.answers and main_aspect(item) in judgement.answers[item.id].scores
    ]
    return sum(given) / len(given) if given else None


def the_long_way(made: list[SignedRating], items: tuple[Item, ...]) -> RatingsTable:
    by_name = sorted(made, key=lambda rating: (rating.rater_name.casefold(), rating.rater_id))
    return RatingsTable.from_rows(
        (one.recording_id, one.rater_id, mean)
        for one in by_name
        if (mean := mean_of(one.judgement, items)) is not None
    )


@pytest.mark.parametrize("items", [INSIDE, *((item,) for item in RUBRIC.items), ()])
def test_a_table_is_the_one_that_the_ratings_themselves_would_give(items: tuple[Item, ...]) -> None:
    made = ratings()
    found, expected = Scores.of(tallied(made), RUBRIC).table(items), the_long_way(made, items)
    assert (found.targets, found.raters) == (expected.targets, expected.raters)
    assert np.array_equal(found.scores, expected.scores, equal_nan=True)


def test_a_mean_is_over_the_items_that_were_rated() -> None:
    rating = ratings()[0]
    judgement = a_judgement(4, m2=scored(1, 2), g1=Answer(not_rated=NotRated.NO_OPPORTUNITY))
    made = [
        rating.model_copy(update={"judgement": judgement}),
        rating.model_copy(update={"judgement": Judgement(heard=MIDDLE_GRIEF)}),
    ]
    mean, nothing = Scores.of(tallied(made), RUBRIC).means(INSIDE)
    assert mean == pytest.approx(10 / 3)
    assert np.isnan(nothing)


def test_a_rater_who_scored_a_session_twice_is_no_table() -> None:
    rating = ratings()[0]
    with pytest.raises(ValueError, match="twice"):
        Scores.of(tallied([rating, rating]), RUBRIC).table(INSIDE)


def test_single_scores_come_rating_by_rating_in_the_order_of_the_items() -> None:
    made = ratings()[:3]
    rows, columns, values = Scores.of(tallied(made), RUBRIC).single(INSIDE)
    expected = [
        (row, column, rating.judgement.answers[item.id].scores[main_aspect(item)])
        for row, rating in enumerate(made)
        for column, item in enumerate(INSIDE)
        if item.id in rating.judgement.answers
    ]
    assert list(zip(rows.tolist(), columns.tolist(), values.tolist(), strict=True)) == expected


def test_shared_sessions_are_those_of_two_raters_and_keep_their_names() -> None:
    made = ratings()
    alone = made[0].model_copy(
        update={"recording_id": RecordingId("alone"), "rater_id": PersonId("hermit")}
    )
    table = shared(Scores.of(tallied([*made, alone]), RUBRIC).table(INSIDE))
    assert "alone" not in table.targets
    assert "hermit" not in table.raters
    assert set(table.targets) == {one.recording_id for one in made}
