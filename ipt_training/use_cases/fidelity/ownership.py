"""Whose a rating is: a draft its rater's alone, a signed one also its trainee's."""

from ipt_training.domain.errors import NotFound
from ipt_training.domain.fidelity.rating import Draft, SignedRating
from ipt_training.domain.ids import RatingId
from ipt_training.domain.people.policy import Action, allowed
from ipt_training.use_cases.people.access import Work


def draft_for(work: Work, rating_id: RatingId) -> Draft:
    """Give a draft to its rater, and to nobody else whatever their role."""
    work.require(Action.RATE, own=True, about=rating_id)
    draft = work.tx.drafts.get(rating_id)
    if draft is None or draft.rater_id != work.person.id:
        raise NotFound(
            "There is no draft of yours under this address. It goes when it is signed, and when"
            " its recording is erased."
        )
    return draft


def may_with(work: Work, rating: SignedRating, action: Action) -> bool:
    """Say whether the person may do this with a signed rating, without refusing it."""
    own = work.person.id in (rating.rater_id, rating.therapist_id)
    return allowed(work.person.roles, action, own=own)


def rating_for(work: Work, rating_id: RatingId, action: Action) -> SignedRating:
    """Give a signed rating to somebody who may do this with it."""
    rating = work.tx.ratings.get(rating_id)
    if rating is None:
        raise work.nothing(action, rating_id)
    own = work.person.id in (rating.rater_id, rating.therapist_id)
    work.require(action, own=own, about=rating_id)
    return rating
