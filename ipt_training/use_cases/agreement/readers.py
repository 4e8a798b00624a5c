"""What of agreement somebody may read: how strict a rater is stays with the rater and the leads."""

from dataclasses import replace

from ipt_training.domain.agreement.results import Advice, Agreement, PairFigure
from ipt_training.domain.people.person import Person
from ipt_training.domain.people.policy import Action, allowed
from ipt_training.use_cases.people.ownership import may


def as_read_by(found: Agreement, reader: Person) -> Agreement:
    """Leave the pairs that the reader is part of, and name who stands out to them alone.

    A programme lead reads all. The figures of two other raters would say who of them is unlike the
    rest, which is theirs to know.
    """
    seen = tuple(pair for pair in found.matrix if _may_see(reader, pair))
    hidden = sum(pair.sessions > 0 for pair in found.matrix) - sum(p.sessions > 0 for p in seen)
    advice = _named_to(reader, found.advice)
    return replace(found, matrix=seen, hidden_pairs=hidden, advice=advice)


def reads_every_profile(reader: Person) -> bool:
    """Say whether somebody may know how strict each rater is."""
    return allowed(reader.roles, Action.READ_RATER_PROFILE, own=False)


def _may_see(reader: Person, pair: PairFigure) -> bool:
    raters = (pair.first, pair.second)
    return any(may(reader, Action.READ_RATER_PROFILE, one.id) for one in raters)


def _named_to(reader: Person, advice: Advice) -> Advice:
    one = advice.one
    if one is None or one.rater is None or may(reader, Action.READ_RATER_PROFILE, one.rater.id):
        return advice
    return replace(advice, one=replace(one, rater=None, effect=0.0, sessions=0))
