"""A session recording as the product knows it; never the sound itself."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ipt_training.domain.ids import CaseId, PersonId, RecordingId
from ipt_training.domain.ipt import Phase
from ipt_training.domain.value import Value

LARGEST_UPLOAD = 2 * 1024**3
"""Bytes; two hours of video at a modest rate."""


class RecordingState(StrEnum):
    """Where a recording stands between its first byte and its erasure."""

    UPLOADING = "uploading"
    READY = "ready"
    ERASED = "erased"


class Media(Value):
    """What the probe found in the file."""

    kind: str
    """``audio`` or ``video``."""
    content_type: str
    duration: Annotated[float, Field(gt=0)]
    """Seconds."""
    size: Annotated[int, Field(gt=0)]
    """Bytes of the stored, remuxed file."""
    sha256: str
    """Of the stored, remuxed file before encryption."""
    remarks: tuple[str, ...] = ()
    """What was put right when it was stored, in sentences for whoever uploaded it."""
    retimed_at: datetime | None = None
    """When it was stored anew because its places were not found exactly before."""


def times_may_be_off(media: Media | None, begun_at: datetime) -> bool:
    """Say whether moments found by somebody who began then may lie some seconds elsewhere."""
    return media is not None and media.retimed_at is not None and begun_at < media.retimed_at


class Recording(Value):
    """One session of one case."""

    id: RecordingId
    case_id: CaseId
    therapist_id: PersonId
    session_number: Annotated[int, Field(ge=1, le=60)]
    phase: Phase
    recorded_on: date
    delete_by: date
    """The day the sound is erased; the ratings stay."""
    state: RecordingState
    media: Media | None = None
    uploaded_by: PersonId
    uploaded_at: datetime
    has_transcript: bool = False
