"""What can go wrong, by who has to read it.

The class decides the reader; the fields carry what the sentence needs.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class IptTrainingError(Exception):
    """Anything this product refuses or fails at on purpose."""


class RuleBroken(IptTrainingError):
    """A rule of the work is not met; the person can mend it. The message says how."""


class Conflict(RuleBroken):
    """Somebody, or another window, changed the same thing first; nothing was overwritten."""


class NotFound(IptTrainingError):
    """There is no such thing, or not for this person: both answer alike on purpose."""


class NotAllowed(IptTrainingError):
    """The person's role does not include this action on this thing."""


class SignInRequired(IptTrainingError):
    """The sign-in has ended (signed out, timed out, disabled)."""


class TooManyAttempts(RuleBroken):
    """Guessing is slowed down; the message says how long to wait."""


class StorageFailed(IptTrainingError):
    """The record could not be written; nothing was changed. For the operator, cause chained."""


class DiskFull(StorageFailed):
    """The server has no room left; nothing was changed. The message says what still works."""


class Busy(StorageFailed):
    """Somebody else was writing for too long; nothing was changed, and it can be done again."""


class OutcomeUnknown(StorageFailed):
    """Nobody can tell whether the record was written; whoever asked has to look again."""


class VaultLocked(IptTrainingError):
    """The recordings' key is missing or wrong; recordings stay closed and no key is made."""


class Corrupt(IptTrainingError):
    """Stored bytes are not what was written: truncated, altered or of another object."""


class BadMedia(RuleBroken):
    """An uploaded file is not a recording that can be rated. The message says what it is."""


class Doubtful(RuleBroken):
    """Something about a file should be confirmed before it is kept; the message says what."""


class BadTranscript(RuleBroken):
    """A transcript file has lines that cannot be read; the message names the lines."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with one field of one content file."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        """Give the form a pack author reads: ``FILE:LINE: FIELD: message``."""
        return f"{self.file}:{self.line}: {self.field}: {self.message}"


class ContentError(IptTrainingError):
    """A content pack is not valid. Carries every problem of every file at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ContentNotFound(IptTrainingError):
    """No content folder was found in any of the places tried."""
