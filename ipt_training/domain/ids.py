"""Names for the identifiers, so that one kind cannot be passed for another."""

import re
from typing import Annotated, NewType

from pydantic import StringConstraints

PersonId = NewType("PersonId", str)
CaseId = NewType("CaseId", str)
RecordingId = NewType("RecordingId", str)
RatingId = NewType("RatingId", str)
AttemptId = NewType("AttemptId", str)
CertificateId = NewType("CertificateId", str)

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
"""The identifier of a pack or of a part of one: small letters, digits, hyphen, underscore."""
_FORM = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def is_well_formed(identifier: str) -> bool:
    """Say whether a text can be the identifier of anything here, whatever else it may be."""
    return _FORM.fullmatch(identifier) is not None
