"""How sure a trainee's mean is against the mark, from all ratings that may be pooled."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

from ipt_training.domain.agreement.pooling import ItemSet, LeftOut, Pooled, items_of, pool
from ipt_training.domain.certification.confidence import Confidence
from ipt_training.domain.certification.requirements import RecordingsRequired
from ipt_training.domain.fidelity.rubric import Aspect, Rubric
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.policy import Action
from ipt_training.reliability.decision import (
    MOST_RATERS,
    MOST_SESSIONS,
    ErrorComponents,
    classification,
    options_of,
    probability_above,
    score_with_error,
)
from ipt_training.reliability.estimate import Estimate, NotEstimable, Result
from ipt_training.reliability.generalizability import (
    FacetScores,
    parse_design,
    variance_components,
)
from ipt_training.reports.words import count_of
from ipt_training.use_cases.agreement.check_agreement import CheckAgreement, like
from ipt_training.use_cases.agreement.offered import pooled_in
from ipt_training.use_cases.agreement.tables import Scores
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.people.ownership import person_for
from ipt_training.use_cases.read_content import ReadContent

WANTED = 0.95
"""How sure a committee may want to be of its decision."""

Sessions = Mapping[str, Sequence[tuple[str, float]]]
"""For each session the scores by rater."""


@dataclass(frozen=True)
class WeighConfidence:
    """Says how sure the evidence for a certificate is."""

    access: Access
    content: ReadContent
    agreement: CheckAgreement

    def of(self, session: Session, trainee_id: PersonId, pack_id: str) -> Confidence | None:
        """Give how sure the evidence for a certificate is, to whoever decides on it.

        Nothing where the pack asks for no rated session. It is never shown to the trainee.
        """
        pack = self.content.programme(pack_id)
        with self.access.read(session) as work:
            person_for(work, trainee_id, Action.ISSUE_CERTIFICATE)
            asked = [one for one in pack.requirements if isinstance(one, RecordingsRequired)]
            if not asked:
                return None
            of_trainee = [
                one
                for one in work.tx.tallies.of_therapists([trainee_id])
                if one.rubric.id == asked[0].rubric_id
                and one.rater_id != trainee_id
                and not one.set_aside
            ]
            amended = {one.amends for one in of_trainee}
            of_trainee = [one for one in of_trainee if one.rating_id not in amended]
            if not of_trainee:
                return None
            kinds = Counter(like(rating) for rating in reversed(of_trainee))
            selection = kinds.most_common(1)[0][0]
            ledger = self.agreement.ledger(work.tx, work.now)
        pooled, rubric = pooled_in(ledger, selection)
        apart = pool(of_trainee, selection, rubric).left_out
        return confidence_of(
            pooled, rubric, trainee_id, of_trainee=len(of_trainee), why_left_out=apart
        )


def confidence_of(
    pooled: Pooled,
    rubric: Rubric,
    trainee_id: PersonId,
    *,
    of_trainee: int,
    why_left_out: tuple[LeftOut, ...] = (),
) -> Confidence:
    """Give a trainee's mean with its error, and how probable it is that the mark is truly met.

    Args:
        pooled: the programme's ratings that may be pooled with the trainee's.
        rubric: the rubric they were made with.
        trainee_id: whose mean it is.
        of_trainee: how many ratings of the trainee there are at all.
        why_left_out: why some of them may not be pooled.
    """
    by_person = _by_person(pooled, rubric)
    own = by_person.get(trainee_id, {})
    raters = {rater for scores in own.values() for rater, _ in scores}
    mark, scale = rubric.pass_rule.mean_skill, rubric.scale(Aspect.SKILL)
    components = _components(by_person)
    mean = _mean(own, components)
    ratings = sum(len(scores) for scores in own.values())
    return Confidence(
        mark=mark,
        scale=(scale.lowest, scale.highest) if scale else (0, 0),
        sessions=len(own),
        raters=len(raters),
        ratings=ratings,
        left_out=of_trainee - ratings,
        why_left_out=why_left_out,
        mean=mean,
        above=probability_above(mean, mark),
        accuracy=_accuracy(by_person, components, mark),
        plan=plan_of(mean, components, mark, raters=len(raters)),
    )


def plan_of(
    mean: Result, components: ErrorComponents | NotEstimable, mark: float, *, raters: int
) -> str:
    """Say what would make the side of the mark as sure as is wanted, starting from what there is.

    Every session counts as heard by every rater.
    """
    if isinstance(components, NotEstimable):
        return f"What would be enough is not estimable because {components.reason}."
    if not isinstance(mean, Estimate):
        return "Have at least two sessions rated, and by two raters between them."
    below = probability_above(mean, mark)
    sure = 0.0 if isinstance(below, NotEstimable) else max(below, 1 - below)
    if sure >= WANTED:
        return f"More ratings are not needed to be {WANTED:.0%} sure of the side of the mark."
    enough = [
        one
        for one in options_of(components, score=mean.value, cut=mark)
        if one.sessions >= mean.n_targets
        and one.raters >= raters
        and (one.probability or 0) >= WANTED
    ]
    if not enough:
        return (
            f"The mean is so close to the mark that even {MOST_SESSIONS} sessions by {MOST_RATERS}"
            f" raters would not make its side {WANTED:.0%} sure."
        )
    best = min(enough, key=lambda one: (one.sessions * one.raters, one.raters))
    return (
        f"If the mean stays as it is, {count_of(best.sessions, 'session', 'sessions')}, each rated"
        f" by {best.raters} raters, would make its side of the mark {WANTED:.0%} sure."
    )


def _by_person(
    pooled: Pooled, rubric: Rubric
) -> dict[PersonId, dict[str, list[tuple[str, float]]]]:
    means = Scores.of(pooled.ratings, rubric).means(items_of(rubric, ItemSet()))
    found: dict[PersonId, dict[str, list[tuple[str, float]]]] = {}
    for rating, score in zip(pooled.ratings, means.tolist(), strict=True):
        if not isnan(score):
            sessions = found.setdefault(rating.therapist_id, {})
            sessions.setdefault(rating.recording_id, []).append((rating.rater_id, score))
    return found


def _components(by_person: Mapping[PersonId, Sessions]) -> ErrorComponents | NotEstimable:
    """Estimate the error variances of the whole programme: (sessions in trainees) by raters."""
    rows = (
        ((person, session, rater), score)
        for person, sessions in by_person.items()
        for session, scores in sessions.items()
        for rater, score in scores
    )
    scores = FacetScores.from_rows(("p", "s", "r"), rows)
    study = variance_components(scores, parse_design("(s:p) x r", target="p"))
    if isinstance(study, NotEstimable):
        return study
    of = {one.effect: max(one.value, 0.0) for one in study.components}
    # A rater's leaning towards one trainee stays however many sessions are heard, as strictness.
    return ErrorComponents(session=of["s:p"], rater=of["r"] + of["pr"], residual=of["r(s:p)"])


def _mean(own: Sessions, components: ErrorComponents | NotEstimable) -> Result:
    if isinstance(components, NotEstimable):
        return components
    return score_with_error(list(own.values()), components)


def _accuracy(
    by_person: Mapping[PersonId, Sessions],
    components: ErrorComponents | NotEstimable,
    mark: float,
) -> Result:
    scores = [_mean(sessions, components) for sessions in by_person.values()]
    found = classification([one for one in scores if isinstance(one, Estimate)], mark)
    return found if isinstance(found, NotEstimable) else found.accuracy
