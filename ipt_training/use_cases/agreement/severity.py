"""What means would be if every rater were equally strict, by a many-facet Rasch model."""

from collections.abc import Mapping, Sequence

from ipt_training.domain.agreement.methods import FairAverages
from ipt_training.domain.agreement.pooling import ItemSet, items_of
from ipt_training.domain.agreement.results import FEWEST_PEOPLE, Rater
from ipt_training.domain.fidelity.rubric import Item, Rubric
from ipt_training.domain.fidelity.tally import Tally
from ipt_training.domain.ids import PersonId
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.rasch import Observations, many_facet_rasch, stretch_of
from ipt_training.use_cases.agreement.tables import (
    Scores,
    numbered,
    raters_of,
    renumbered,
    scale_of,
)

WITHHELD = (
    f"Sessions of fewer than {FEWEST_PEOPLE} trainees are in the model. A picture of single"
    " sessions could point at one of them, so none is shown yet."
)


def fair_averages(ratings: Sequence[Tally], rubric: Rubric, item_set: ItemSet) -> FairAverages:
    """Fit the model to every item score of the ratings, and hold fair averages beside plain ones.

    Give everybody's severity; who may see whose is for the caller to decide.
    """
    mark, scale = rubric.pass_rule.mean_skill, scale_of(rubric, item_set)
    bounds = (scale.lowest, scale.highest) if scale else (0, 0)
    raters = raters_of(ratings)
    observations = _observations(Scores.of(ratings, rubric), items_of(rubric, item_set))
    found = many_facet_rasch(observations)
    if isinstance(found, NotEstimable):
        refused = NotEstimable(_named(found.reason, raters))
        return FairAverages(mark, bounds, (), (), 0, 0, 0.0, "", (), refused=refused)
    pairs = [(one.average, one.fair_average) for one in found.targets.values()]
    few = len({rating.therapist_id for rating in ratings}) < FEWEST_PEOPLE
    return FairAverages(
        mark=mark,
        scale=bounds,
        raters=tuple(
            (rater, found.raters[rater.id]) for rater in raters.values() if rater.id in found.raters
        ),
        sessions=() if few else tuple(pairs),
        n_sessions=len(pairs),
        crossing=0 if few else sum((plain < mark) is not (fair < mark) for plain, fair in pairs),
        widest=max((abs(fair - plain) for plain, fair in pairs), default=0.0),
        method=f"{found.method}, {found.model}",
        notes=found.notes + (() if found.converged else ("the fit did not settle",)),
        stretch=stretch_of(observations),
        withheld=WITHHELD if few else "",
    )


def _named(reason: str, raters: Mapping[PersonId, Rater]) -> str:
    """Put the names of raters where the model says their ids: it knows nobody."""
    for rater in sorted(raters.values(), key=lambda one: -len(one.id)):
        reason = reason.replace(rater.id, rater.name)
    return reason


def _observations(scores: Scores, items: Sequence[Item]) -> Observations:
    rows, columns, values = scores.single(items)
    raters = [scores.ratings[row].rater_id for row in rows]
    return Observations(
        targets=tuple(dict.fromkeys(scores.ratings[row].recording_id for row in rows)),
        raters=tuple(dict.fromkeys(raters)),
        items=tuple(items[at].id for at in dict.fromkeys(columns.tolist())),
        target_at=renumbered(scores.sessions[rows]),
        rater_at=numbered(raters),
        item_at=renumbered(columns),
        scores=values,
    )
