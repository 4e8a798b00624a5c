"""A programme whose sessions two or more raters scored: enough for figures of agreement."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from ipt_training.domain.fidelity.rating import (
    AtSigning,
    Heard,
    Judgement,
    RubricQuote,
    SignedRating,
)
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.fidelity.tally import tally_of
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import CaseId, PersonId, RatingId, RecordingId
from ipt_training.domain.ipt import Dialect
from ipt_training.domain.people.person import Role
from tests.builders import MIDDLE_GRIEF, NOW, a_case, a_person, a_recording, absent, scored
from tests.fakes.office import OTHER_SUPERVISOR, SUPERVISOR, Office

RATERS = (SUPERVISOR, OTHER_SUPERVISOR, PersonId("supervisor3"))
STRICTNESS = {RATERS[0]: 1, RATERS[1]: 0, RATERS[2]: 0}
"""Points that a rater takes from every score."""
ITEMS = ("r1", "m1", "m2", "g1")


def rate_twice(
    office: Office,
    *,
    trainees: int = 6,
    each: int = 3,
    raters: tuple[PersonId, ...] = RATERS,
    strangers: Collection[tuple[PersonId, PersonId]] = (),
    dialects: Mapping[PersonId, Dialect] | None = None,
) -> list[SignedRating]:
    """Put trainees with sessions, each scored by two of the raters in turn.

    ``strangers`` are trainees with a rater who does not supervise them; ``dialects`` are those of
    raters who rate in one of their own.

    The first rater is a point stricter than the others; the quality of sessions rises from 2 to 4.
    """
    people = [PersonId(f"learner{number}") for number in range(trainees)]
    with office.store.writing() as tx:
        if tx.people.get(RATERS[2]) is None:
            third = a_person(RATERS[2], roles=frozenset({Role.SUPERVISOR}), name="Ash Brook")
            tx.people.add(third, "!")
        for person in people:
            tx.people.add(a_person(person, name=f"Learner {person}"), "!")
            tx.people.supervise(person, {one for one in RATERS if (person, one) not in strangers})
    made = []
    for number in range(trainees * each):
        therapist = people[number % trainees]
        pair = [raters[(number + number // trainees + place) % len(raters)] for place in range(2)]
        recording = _recording(office, therapist, f"twice{number}")
        for rater in pair:
            quality = 2 + number % 4
            noise = (number * 7 + RATERS.index(rater) * 3) % 5
            said = {"dialect": (dialects or {}).get(rater, Dialect.BOTH)}
            heard = MIDDLE_GRIEF.model_copy(update=said)
            made.append(_rating(office, recording, therapist, rater, quality, noise, number, heard))
    return made


def _recording(office: Office, therapist: PersonId, name: str) -> RecordingId:
    case = a_case(therapist, f"case-of-{name}")
    with office.store.writing() as tx:
        tx.cases.add(case)
        tx.recordings.add(a_recording(case, name), b"key")
    return RecordingId(name)


def _rating(
    office: Office,
    recording: RecordingId,
    therapist: PersonId,
    rater: PersonId,
    quality: int,
    noise: int,
    number: int,
    heard: Heard,
) -> SignedRating:
    rubric = office.content.rubric("small")
    skill = quality - STRICTNESS[rater]
    levels = [skill + (1 if place == noise else 0) for place in range(len(ITEMS))]
    answers = {
        item: scored(3, max(1, min(5, level))) for item, level in zip(ITEMS, levels, strict=True)
    }
    with office.store.writing() as tx:
        person = tx.people.get(rater)
        assert person is not None
        rating = SignedRating(
            id=RatingId(f"{recording} by {rater}"),
            recording_id=recording,
            recording_sha256="ab" * 32,
            therapist_id=therapist,
            rater_id=rater,
            rater_name=person.name,
            rubric=RubricQuote(
                id=rubric.id,
                version=rubric.version,
                content_hash=content_hash(rubric),
                structure_hash=structure_hash(rubric),
            ),
            judgement=Judgement(heard=heard, answers=answers | {"n1": absent()}),
            started_at=NOW + timedelta(days=number),
            signed_at=NOW + timedelta(days=number, minutes=50),
            meaning="Mine.",
            at_signing=AtSigning.of(
                rater,
                person.roles,
                therapist_id=therapist,
                supervisors=tx.people.supervisors_of(therapist),
            ),
        )
        tx.ratings.add(rating)
        tx.tallies.put(tally_of(rating, rubric, CaseId(f"case-of-{recording}")))
    return rating
