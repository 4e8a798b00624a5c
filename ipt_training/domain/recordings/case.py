"""A treatment case under a pseudonym, and the consent that covers its recordings."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from ipt_training.domain.ids import CaseId, PersonId
from ipt_training.domain.ipt import Focus, Phase, Variant
from ipt_training.domain.value import Value

AHEAD_AT_MOST = timedelta(days=1)
"""By how much the day of one reader may be ahead of another's at the same moment."""


class Use(StrEnum):
    """What a recording may be used for."""

    SUPERVISION = "supervision"
    RATING = "rating"
    CALIBRATION = "calibration"
    TEACHING = "teaching"


class Consent(Value):
    """One voice's consent to one use."""

    voice: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    """Who speaks: patient, therapist, parent … never a name."""
    use: Use
    given_on: date
    expires_on: date
    withdrawn_on: date | None = None

    def covers(self, on: date) -> bool:
        """Say whether the consent is in force on the day it is for whoever asks.

        Whoever gave or withdrew it may be a day ahead: neither waits for the other's midnight.
        """
        latest = on + AHEAD_AT_MOST
        if self.withdrawn_on is not None and latest >= self.withdrawn_on:
            return False
        return self.given_on <= latest and on <= self.expires_on


class Case(Value):
    """One patient's treatment, as far as the training programme knows it."""

    id: CaseId
    trainee_id: PersonId
    pseudonym: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    variant: Variant
    phase: Phase
    """Where the treatment stands now."""
    focus: Focus
    planned_sessions: Annotated[int, Field(ge=1, le=60)]
    consents: tuple[Consent, ...]
    opened_at: datetime
    completed_on: date | None = None
    """When the treatment ended as planned; a case counts as complete from then."""
    erased_at: datetime | None = None
    """When everything that tells of the patient was erased; signed ratings still refer to it."""

    def erased(self, at: datetime) -> "Case":
        """Give what stays of the case where a signed rating rests on it: nobody's words."""
        return self.model_copy(update={"pseudonym": "Erased case", "consents": (), "erased_at": at})


def uncovered(case: Case, use: Use, on: date) -> tuple[str, ...]:
    """Name the voices whose consent to a use is missing, expired or withdrawn on a day.

    The patient is always asked for, whichever rows there are.
    """
    voices = sorted({row.voice for row in case.consents} | {"patient"})
    return tuple(
        voice
        for voice in voices
        if not any(
            row.voice == voice and row.use is use and row.covers(on) for row in case.consents
        )
    )
