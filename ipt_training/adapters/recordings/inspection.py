"""Runs the inspection of an upload in a process that can do and use little."""

import subprocess
import sys
from pathlib import Path

from pydantic import ValidationError

import ipt_training
from ipt_training.adapters.recordings.facts import Facts
from ipt_training.adapters.recordings.places import Place
from ipt_training.adapters.recordings.sniff import SERVED_AS
from ipt_training.domain.errors import BadMedia, Corrupt, IptTrainingError, StorageFailed
from ipt_training.domain.value import Value

_PROGRAM = "ipt_training.adapters.recordings.inspect_media"


class Limits(Value):
    """What the process that inspects an upload may use."""

    memory: int = 2 * 1024**3
    """Bytes of address space, libraries included."""
    processor_seconds: int = 240
    seconds: float = 600
    """On the clock, waiting included."""
    remuxed_at_most: int = 300 * 1024**2
    """Bytes; a larger upload is stored as it came, because it is remuxed in memory."""


class Task(Value):
    """What the process is told, through its standard input: the key is in no list of processes."""

    folder: str
    recording_id: str
    data_key: str
    to: str
    """The file to write."""
    limits: Limits
    stored: bool = False
    """Whether it is the stored recording that is read, and not the pieces of an upload."""


class Answer(Value):
    """What the process answers: facts, or whose fault it is and a sentence."""

    facts: Facts | None = None
    refused: str = ""
    corrupt: str = ""
    failed: str = ""


def inspect(
    place: Place, data_key: bytes, limits: Limits, *, to: Path | None = None, stored: bool = False
) -> Facts:
    """Probe the pieces of an upload, or a stored recording, and write the recording they make.

    Raises:
        BadMedia: when it is not a recording that can be rated.
        Corrupt: when a piece was altered since it arrived.
        StorageFailed: when the recording could not be written or the process not be run.
    """
    task = Task(
        folder=str(place.folder.resolve()),
        recording_id=place.recording_id,
        data_key=data_key.hex(),
        to=str((to or place.sound).resolve()),
        limits=limits,
        stored=stored,
    )
    answer = _answer(task)
    if answer.facts is None:
        raise _refusal(answer)
    return answer.facts


def _answer(task: Task) -> Answer:
    try:
        done = subprocess.run(  # noqa: S603 - our own program, nothing of the upload in its words
            [sys.executable, "-P", "-m", _PROGRAM],
            input=task.model_dump_json().encode(),
            capture_output=True,
            check=False,
            timeout=task.limits.seconds,
            env=_environment(),
            cwd="/",
        )
    except subprocess.TimeoutExpired as error:
        raise BadMedia(_TOO_MUCH) from error
    except OSError as error:
        raise StorageFailed("The recording could not be inspected; nothing was lost.") from error
    if done.returncode < 0:
        # Ended by a signal: a limit, or a file that brings the media library down.
        raise BadMedia(_TOO_MUCH)
    if done.returncode != 0:
        lines = done.stderr.decode(errors="replace").splitlines()
        raise StorageFailed("The recording could not be inspected; nothing was lost.") from (
            RuntimeError(lines[-1] if lines else f"exit {done.returncode}")
        )
    return _checked(done.stdout)


def _checked(written: bytes) -> Answer:
    # The process read a stranger's file; what it says is believed no more than the file.
    try:
        answer = Answer.model_validate_json(written)
    except ValidationError as error:
        raise BadMedia(_TOO_MUCH) from error
    if answer.facts is not None and answer.facts.media.content_type not in SERVED_AS.values():
        raise BadMedia(_TOO_MUCH)
    return answer


def _environment() -> dict[str, str]:
    return {
        "PYTHONPATH": str(Path(ipt_training.__file__).resolve().parents[1]),
        "PYTHONDONTWRITEBYTECODE": "1",
        # Every thread of a numerics library takes address space for its stack.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


def _refusal(answer: Answer) -> IptTrainingError:
    if answer.refused:
        return BadMedia(answer.refused)
    if answer.corrupt:
        return Corrupt(answer.corrupt)
    return StorageFailed(answer.failed or "The recording could not be stored; nothing was lost.")


_TOO_MUCH = (
    "This file takes more time or memory to read than any recording does; it may be damaged."
    " Export it again and upload that."
)
