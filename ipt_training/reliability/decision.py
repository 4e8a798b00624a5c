"""How sure is a decision at a cut? Error of a mean, probability above the cut, and what would help.

Sources: Brennan, R. L. (2001). Generalizability theory. Springer. doi 10.1007/978-1-4757-3456-0
(absolute error of a mean); Kelley, T. L. (1947). Fundamentals of statistics (shrinkage towards the
group); Rudner, L. M. (2001). Computing the expected proportions of misclassified examinees.
doi 10.7275/an9m-2035; Rudner, L. M. (2005). Expected classification accuracy.
doi 10.7275/56a5-6b14.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ipt_training.reliability.distributions import normal_cdf, normal_quantile
from ipt_training.reliability.estimate import CONFIDENCE, Estimate, NotEstimable, Result

FEWEST_SESSIONS = 2
"""One session says nothing of how a person varies from session to session."""
FEWEST_RATERS = 2
"""One rater's strictness cannot be told from the person's skill."""
FEWEST_PEOPLE = 10
"""With fewer people the accuracy of a cut is chance."""
MOST_SESSIONS = 20
MOST_RATERS = 6


@dataclass(frozen=True, slots=True)
class ErrorComponents:
    """Variances of a score that are not the person's skill, in squared points of the scale."""

    session: float
    """Between sessions of a person."""
    rater: float
    """Between raters in strictness."""
    residual: float
    """Everything else, of a single score."""

    def __post_init__(self) -> None:
        """Refuse what no variance can be."""
        if min(self.session, self.rater, self.residual) < 0:
            raise ValueError("a variance is not below zero; count a negative estimate as zero")

    def error(self, *, sessions: int, raters: int, scores: int | None = None) -> float:
        """Give the standard error of a mean over sessions and raters.

        Args:
            sessions: how many different sessions.
            raters: how many different raters.
            scores: how many single scores; each session by each rater where not given.
        """
        number = sessions * raters if scores is None else scores
        variance = self.session / sessions + self.rater / raters + self.residual / number
        return float(variance**0.5)


@dataclass(frozen=True, slots=True)
class Group:
    """The people somebody is one of, for shrinkage."""

    mean: float
    variance: float
    """Between people, true and not observed."""


@dataclass(frozen=True, slots=True)
class Classification:
    """What a cut does to a group of people, expected from their errors."""

    accuracy: Estimate
    """Share that is put on the side of the cut where they truly are."""
    consistency: Estimate
    """Share that would be put on the same side by other sessions and raters."""
    false_pass: float
    false_fail: float


@dataclass(frozen=True, slots=True)
class Option:
    """So many sessions by so many raters, and how sure one would be."""

    sessions: int
    raters: int
    standard_error: float
    probability: float | None
    """That the true mean is on the side of the cut where the score is; None without a cut."""


def score_with_error(
    sessions: Sequence[Sequence[tuple[str, float]]],
    components: ErrorComponents,
    *,
    confidence: float = CONFIDENCE,
) -> Result:
    """Give a person's mean score with its standard error of measurement and interval.

    Sessions weigh the same, however many raters each had.

    Args:
        sessions: for each session the scores by rater.
        components: error variances, estimated on the whole programme.
        confidence: of the interval, which is normal.

    Returns:
        Not estimable with fewer than two rated sessions or two different raters.
    """
    rated = [session for session in sessions if session]
    raters = {rater for session in rated for rater, _ in session}
    refusal = _too_few(len(rated), len(raters))
    if refusal is not None:
        return refusal
    means = [sum(score for _, score in session) / len(session) for session in rated]
    value = sum(means) / len(means)
    error = components.error(
        sessions=len(rated), raters=len(raters), scores=sum(len(session) for session in rated)
    )
    reach = normal_quantile((1 + confidence) / 2) * error
    return Estimate(value, value - reach, value + reach, len(rated), len(raters), error, confidence)


def probability_above(
    score: Result, cut: float, *, group: Group | None = None
) -> float | NotEstimable:
    """Tell how probable it is that the true mean lies at the cut or above.

    The error is taken as normal. With a group the score is drawn towards its mean by Kelley's
    formula, as far as error weighs against the differences between people; without one nothing is
    assumed about other people.

    Returns:
        From 0 to 1; not estimable where the score is not, or has no error.
    """
    if isinstance(score, NotEstimable):
        return score
    error = score.standard_error
    if error is None:
        return NotEstimable("the error of the score is not known")
    value = score.value
    if group is not None and group.variance + error**2 > 0:
        weight = group.variance / (group.variance + error**2)
        value = weight * value + (1 - weight) * group.mean
        error = error * weight**0.5
    if error == 0:
        return 1.0 if value >= cut else 0.0
    return normal_cdf((value - cut) / error)


def classification(scores: Sequence[Estimate], cut: float) -> Classification | NotEstimable:
    """Tell how well a cut sorts a group of people, given each one's error (Rudner).

    Assumes normal errors, and takes the scores as they are: they spread a little more than true
    ones, which makes both figures a little too good where errors are large. Consistency is that of
    two independent measurements with the same error.

    Returns:
        Not estimable with fewer than ten people whose error is known.
    """
    known = [one for one in scores if one.standard_error is not None]
    if len(known) < FEWEST_PEOPLE:
        return NotEstimable(f"needs at least {FEWEST_PEOPLE} people, has {len(known)}")
    above = [_probability(one, cut) for one in known]
    passed = [one.value >= cut for one in known]
    n = len(known)
    false_pass = sum(1 - p for p, is_in in zip(above, passed, strict=True) if is_in) / n
    false_fail = sum(p for p, is_in in zip(above, passed, strict=True) if not is_in) / n
    consistent = sum(p**2 + (1 - p) ** 2 for p in above) / n
    return Classification(
        accuracy=_share(1 - false_pass - false_fail, n),
        consistency=_share(consistent, n),
        false_pass=false_pass,
        false_fail=false_fail,
    )


def plan(
    components: ErrorComponents,
    *,
    wanted_error: float | None = None,
    wanted_probability: float | None = None,
    score: float | None = None,
    cut: float | None = None,
) -> Option | NotEstimable:
    """Tell the fewest scores, then the fewest raters, that make a decision as sure as is asked.

    Args:
        components: error variances.
        wanted_error: the standard error to reach.
        wanted_probability: that the true mean lies on the side of the cut where the score is.
        score: the mean so far, for the probability.
        cut: the cut, for the probability.

    Returns:
        Not estimable when up to twenty sessions by six raters are not enough.

    Raises:
        ValueError: when neither an error, nor a probability with score and cut, is asked for.
    """
    asks_probability = None not in (wanted_probability, score, cut)
    if wanted_error is None and not asks_probability:
        raise ValueError("say which error, or which probability at which cut, is wanted")
    options = sorted(
        options_of(components, score=score, cut=cut),
        key=lambda one: (one.sessions * one.raters, one.raters),
    )
    for option in options:
        enough = wanted_error is None or option.standard_error <= wanted_error
        if asks_probability and (option.probability or 0) < (wanted_probability or 0):
            enough = False
        if enough:
            return option
    return NotEstimable(
        f"even {MOST_SESSIONS} sessions by {MOST_RATERS} raters would not be enough"
    )


def options_of(
    components: ErrorComponents, *, score: float | None = None, cut: float | None = None
) -> tuple[Option, ...]:
    """Give how sure one would be with each number of sessions and raters, from the minimum on."""
    found = []
    for raters in range(FEWEST_RATERS, MOST_RATERS + 1):
        for sessions in range(FEWEST_SESSIONS, MOST_SESSIONS + 1):
            error = components.error(sessions=sessions, raters=raters)
            found.append(Option(sessions, raters, error, _sureness(error, score, cut)))
    return tuple(found)


def _sureness(error: float, score: float | None, cut: float | None) -> float | None:
    if score is None or cut is None:
        return None
    return normal_cdf(abs(score - cut) / error) if error else 1.0


def _probability(score: Estimate, cut: float) -> float:
    found = probability_above(score, cut)
    return 0.0 if isinstance(found, NotEstimable) else found


def _share(value: float, n: int) -> Estimate:
    return Estimate(value, None, None, n_targets=n, n_raters=0, note="expected from known errors")


def _too_few(sessions: int, raters: int) -> NotEstimable | None:
    if sessions < FEWEST_SESSIONS:
        return NotEstimable(f"needs at least {FEWEST_SESSIONS} rated sessions, has {sessions}")
    if raters < FEWEST_RATERS:
        return NotEstimable(f"needs at least {FEWEST_RATERS} different raters, has {raters}")
    return None
