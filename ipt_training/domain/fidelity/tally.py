"""What a signed rating comes to, for counting it and comparing it with others.

A tally is worked out once, in the transaction that signs, and kept beside the rating. It can be
worked out again from the rating at any time and is never believed over it.
"""

from dataclasses import dataclass
from datetime import datetime
from struct import pack, unpack

from ipt_training.domain.fidelity.rating import Heard, RaterKind, RubricQuote, SignedRating
from ipt_training.domain.fidelity.rubric import Aspect, Item, Rubric
from ipt_training.domain.fidelity.scorecard import Outcome, score
from ipt_training.domain.ids import CaseId, PersonId, RatingId, RecordingId

NO_SCORE = -32768
"""Stands in a row of scores where an item has none: no scale has such a point."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A signed rating without its words: who rated whom with what, and the scores."""

    rating_id: RatingId
    recording_id: RecordingId
    case_id: CaseId
    therapist_id: PersonId
    rater_id: PersonId
    rater_name: str
    kind: RaterKind
    """How the rater stood to the therapist when signing."""
    rubric: RubricQuote
    heard: Heard | None
    outcome: Outcome | None
    """What the pass rule says; nothing where no phase was heard or the rubric is not installed."""
    signed_at: datetime
    amends: RatingId | None
    scores: bytes
    """The score of each item on its main aspect, in the order of the items' ids; see `scores_in`.

    Empty where the rubric is not known any more.
    """
    set_aside: bool = False
    """The programme lead set it aside: it is in no figure."""


def tally_of(rating: SignedRating, rubric: Rubric | None, case_id: CaseId) -> Tally:
    """Work out the tally of a signed rating.

    Args:
        rating: what was signed.
        rubric: the very rubric it quotes, or nothing where that is not installed any more.
        case_id: the case its session belongs to.
    """
    judgement = rating.judgement
    outcome = score(rubric, judgement).outcome if rubric and judgement.heard else None
    return Tally(
        rating_id=rating.id,
        recording_id=rating.recording_id,
        case_id=case_id,
        therapist_id=rating.therapist_id,
        rater_id=rating.rater_id,
        rater_name=rating.rater_name,
        kind=rating.at_signing.kind,
        rubric=rating.rubric,
        heard=judgement.heard,
        outcome=outcome,
        signed_at=rating.signed_at,
        amends=rating.amends,
        scores=_scores(rating, rubric) if rubric else b"",
    )


def main_aspect(item: Item) -> Aspect:
    """Give what an item is compared on: its skill, or else the dose of work outside IPT."""
    return Aspect.SKILL if Aspect.SKILL in item.anchors else Aspect.DOSE


def places_in(rubric: Rubric) -> dict[str, int]:
    """Give the place of each item in a row of scores; one structure of a rubric, one order."""
    return {item_id: place for place, item_id in enumerate(sorted(i.id for i in rubric.items))}


def scores_in(tally: Tally, rubric: Rubric) -> dict[str, int]:
    """Give the scores of a tally by item; items without one are not there."""
    places = places_in(rubric)
    row = unpack(f"<{len(places)}h", tally.scores)
    return {item: row[at] for item, at in places.items() if row[at] != NO_SCORE}


def _scores(rating: SignedRating, rubric: Rubric) -> bytes:
    answers = rating.judgement.answers
    row = []
    for item in sorted(rubric.items, key=lambda one: one.id):
        answer = answers.get(item.id)
        given = answer.scores.get(main_aspect(item)) if answer else None
        row.append(NO_SCORE if given is None else given)
    # Two bytes a score, the lower one first on every machine.
    return pack(f"<{len(row)}h", *row)
