"""Who somebody was at the moment of signing is never looked up again."""

from collections.abc import Sequence

from ipt_training.domain.agreement.pooling import Selection
from ipt_training.domain.fidelity.rating import AtSigning, RaterKind, SignedRating
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import Role
from tests.fakes.office import LEAD, TRAINEE, Office
from tests.fakes.rated_twice import RATERS, rate_twice

LEARNER = PersonId("learner0")


def every_figure(office: Office, signed: Sequence[SignedRating]) -> list[object]:
    """Give every figure, report and decision that the ratings of a programme lead to."""
    lead = office.session(LEAD)
    asked = Selection(
        structure_hash=structure_hash(office.content.rubric("small")), kind=RaterKind.SUPERVISOR
    )
    pack = office.content.programmes()[0]
    agreement = office.agreement
    return [
        agreement.offered(lead),
        agreement.agreement(lead, asked),
        agreement.methods(lead, asked),
        agreement.profile(lead, asked, RATERS[0]),
        agreement.pair(lead, asked, RATERS[0], RATERS[1]),
        office.certify.progress(lead, pack.id, LEARNER).decision,
        office.confidence.of(lead, LEARNER, pack.id),
        office.exports.ratings_long(lead),
        [office.cards.read(lead, one.id).scorecard for one in signed],
        [agreement.precision(lead, one.id) for one in signed],
    ]


def test_no_figure_moves_when_every_relation_and_role_moves() -> None:
    office = Office()
    signed = rate_twice(office)
    before = every_figure(office, signed)
    with office.store.writing() as tx:
        for number in range(6):
            tx.people.supervise(PersonId(f"learner{number}"), set())
        for rater in RATERS:
            person = tx.people.get(rater)
            assert person is not None
            tx.people.replace(person.model_copy(update={"roles": frozenset({Role.TRAINEE})}))
    office.agreement.memory.held.clear()
    assert every_figure(office, signed) == before


def test_a_signed_rating_tells_who_its_rater_was_then() -> None:
    office = Office()
    rating_id = office.a_signed_rating()
    with office.store.writing() as tx:
        tx.people.supervise(TRAINEE, set())
    rating = office.cards.read(office.session(LEAD), rating_id).rating
    assert rating.at_signing == AtSigning(kind=RaterKind.SUPERVISOR, roles=(Role.SUPERVISOR,))
