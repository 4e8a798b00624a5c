"""A programme of so many ratings, drawn from seeded chance, for the comparisons."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from ipt_training.adapters.content.library import FileLibrary
from ipt_training.adapters.content.locate import content_roots
from ipt_training.adapters.demonstration.judgements import Rater, judge, sheet
from ipt_training.adapters.demonstration.names import identifier, person_name, pseudonym
from ipt_training.domain.fidelity.rating import (
    AtSigning,
    Heard,
    RaterKind,
    RubricQuote,
    SignedRating,
)
from ipt_training.domain.fidelity.scorecard import score
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import PersonId, RatingId, RecordingId
from ipt_training.domain.ipt import Focus, Phase
from ipt_training.domain.people.person import Role
from ipt_training.reports.certification.programme import ProgrammeFacts, RequirementState
from ipt_training.reports.fidelity.rated import RatedRow
from ipt_training.reports.fidelity.scorecard_report import SessionFacts

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Programme:
    """What the programme report is made from."""

    facts: ProgrammeFacts
    rated: tuple[RatedRow, ...]
    states: tuple[RequirementState, ...]


def a_programme(ratings: int, chance: Random) -> Programme:
    """Draw so many signed ratings with the session rubric."""
    rubrics = FileLibrary(content_roots()).content().rubrics
    rubric = next(one for one in rubrics if one.id == "ipt-session")
    quote = RubricQuote(
        id=rubric.id,
        version=rubric.version,
        content_hash=content_hash(rubric),
        structure_hash=structure_hash(rubric),
    )
    drawn = sheet(rubric, chance)
    rows = []
    for number in range(ratings):
        heard = Heard(phase=chance.choice(list(Phase)), focus=chance.choice(list(Focus)))
        judgement = judge(
            drawn,
            heard,
            Rater(strictness=chance.gauss(0, 0.3), noise=0.5),
            quality=chance.gauss(3.3, 0.5),
            length=2700.0,
            chance=chance,
        )
        rating = SignedRating(
            id=RatingId(identifier(chance)),
            recording_id=RecordingId(identifier(chance)),
            recording_sha256="ab" * 32,
            therapist_id=PersonId(f"t{number % 500}"),
            rater_id=PersonId(f"r{number % 9}"),
            rater_name=f"Rater {number % 9}",
            rubric=quote,
            judgement=judgement,
            started_at=NOW - timedelta(minutes=50),
            signed_at=NOW,
            meaning="For the comparison.",
            at_signing=AtSigning(kind=RaterKind.SUPERVISOR, roles=(Role.SUPERVISOR,)),
        )
        facts = SessionFacts(
            therapist=person_name(chance),
            pseudonym=pseudonym(chance),
            session_number=5,
            recorded_on=NOW.date(),
        )
        rows.append(RatedRow(rating, rubric, score(rubric, judgement), facts))
    facts = ProgrammeFacts("Comparison", "Level", "bench", NOW)
    return Programme(facts, tuple(rows), ())
