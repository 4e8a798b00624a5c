"""Setting a wrong rating aside, where the rater who could amend it is gone."""

from dataclasses import dataclass

from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.fidelity.rating import SetAside, SignedRating
from ipt_training.domain.ids import RatingId
from ipt_training.domain.people.policy import Action
from ipt_training.use_cases.fidelity.ownership import may_with, rating_for
from ipt_training.use_cases.people.access import Access, Session, Work
from ipt_training.use_cases.people.sign_in import SignInDesk


@dataclass(frozen=True)
class SetRatingsAside:
    """What a programme lead does about a rating that nobody can amend any more."""

    access: Access
    desk: SignInDesk

    def may(self, session: Session, rating_id: RatingId) -> bool:
        """Say whether the reader is a lead and the rating may be set aside."""
        with self.access.read(session) as work:
            rating = rating_for(work, rating_id, Action.READ_RATING)
            may = may_with(work, rating, Action.SET_ASIDE_RATING)
            return may and _is_wanted(work, rating)

    def set_aside(self, session: Session, rating_id: RatingId, password: str, reason: str) -> None:
        """Set a signed rating aside: it stays stored and shown, and is in no figure from now on.

        Raises:
            RuleBroken: when its rater can still amend it, no reason is given or the password does
                not match.
            Conflict: when it was set aside already.
        """
        if not reason.strip():
            raise RuleBroken("Say why the rating is set aside.")
        self.desk.confirm_password(session, password)
        with self.access.write(session, "set rating aside", rating_id) as work:
            rating = rating_for(work, rating_id, Action.SET_ASIDE_RATING)
            if not _is_gone(work, rating):
                raise RuleBroken(
                    f"{rating.rater_name} still rates here and can amend this rating; only the"
                    " rating of somebody who is gone is set aside."
                )
            setting = SetAside(
                rating_id=rating.id,
                by=work.person.id,
                by_name=work.person.name,
                at=work.now,
                reason=reason.strip(),
            )
            work.tx.ratings.set_aside(setting)
            work.evidence_changed(rating.therapist_id)
            work.note("rating set aside", rating.id)


def _is_wanted(work: Work, rating: SignedRating) -> bool:
    return _is_gone(work, rating) and not work.tx.ratings.asides([rating.id])


def _is_gone(work: Work, rating: SignedRating) -> bool:
    """Say whether the rater has no account that could amend the rating."""
    rater = work.tx.people.get(rating.rater_id)
    return rater is None or rater.disabled
