"""How far a score may be off in points, from the tables of agreement."""

from ipt_training.domain.agreement.pooling import ItemSet, Pooled, items_of
from ipt_training.domain.fidelity.precision import Precision
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.reliability.estimate import Result
from ipt_training.reliability.measurement_error import (
    smallest_detectable_difference,
    standard_error_of_measurement,
)
from ipt_training.reliability.ratings_table import RatingsTable
from ipt_training.use_cases.agreement.tables import Scores, shared, too_few


def error_of(table: RatingsTable) -> tuple[Result, Result]:
    """Give the standard error of one rater's score, and the smallest difference beyond error."""
    refused = too_few(len(table.targets))
    if refused is not None:
        return refused, refused
    error = standard_error_of_measurement(table)
    return error, smallest_detectable_difference(error)


def precision_in(pooled: Pooled, rubric: Rubric) -> Precision:
    """Give how far a mean over all items may be off because one rater gave it."""
    table = shared(Scores.of(pooled.ratings, rubric).table(items_of(rubric, ItemSet())))
    return Precision(error_of(table)[0], len(table.targets))
