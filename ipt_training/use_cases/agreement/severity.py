"""What means would be if every rater were equally strict, by a many-facet Rasch model."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ipt_training.domain.agreement.methods import FairAverages
from ipt_training.domain.agreement.pooling import ItemSet, items_of
from ipt_training.domain.agreement.results import FEWEST_PEOPLE
from ipt_training.domain.fidelity.rubric import Item, Rubric
from ipt_training.domain.fidelity.tally import Tally
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import Person
from ipt_training.domain.people.policy import Action
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.rasch import (
    Observations,
    Told,
    many_facet_rasch,
    stretch_of,
    untold,
)
from ipt_training.use_cases.agreement.tables import (
    Scores,
    numbered,
    raters_of,
    renumbered,
    scale_of,
)
from ipt_training.use_cases.people.ownership import may

WITHHELD = (
    f"Sessions of fewer than {FEWEST_PEOPLE} trainees are in the model. A picture of single"
    " sessions could point at one of them, so none is shown yet."
)


def fair_averages(
    ratings: Sequence[Tally], rubric: Rubric, item_set: ItemSet, told: Told = untold
) -> FairAverages:
    """Fit the model to every item score of the ratings, and hold fair averages beside plain ones.

    Give everybody's severity; `severity_read_by` leaves what somebody may see. ``told`` hears how
    far the fit has come.
    """
    mark, scale = rubric.pass_rule.mean_skill, scale_of(rubric, item_set)
    bounds = (scale.lowest, scale.highest) if scale else (0, 0)
    raters = raters_of(ratings)
    observations = _observations(Scores.of(ratings, rubric), items_of(rubric, item_set))
    found = many_facet_rasch(observations, told=told)
    if isinstance(found, NotEstimable):
        refused = NotEstimable(_named(found.reason, {one: raters[one].name for one in raters}))
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


def severity_read_by(found: FairAverages, reader: Person) -> FairAverages:
    """Leave the severity that somebody may see; in notes others are raters without a name."""
    seen = tuple(one for one in found.raters if may(reader, Action.READ_RATER_PROFILE, one[0].id))
    names = {one.id: one.name if one in dict(seen) else "one rater" for one, _ in found.raters}
    notes = tuple(_named(note, names) for note in found.notes)
    return replace(found, raters=seen, notes=notes)


def _named(reason: str, names: Mapping[PersonId, str]) -> str:
    """Put the names of raters where the model says their ids: it knows nobody."""
    for rater_id in sorted(names, key=lambda one: -len(one)):
        reason = reason.replace(rater_id, names[rater_id])
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
