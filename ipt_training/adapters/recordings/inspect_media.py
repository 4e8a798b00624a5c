"""The process that reads an upload, stores the recording it makes and says what that is.

It limits itself before it loads anything that reads media. A crash leaves no memory on disk.
"""

import hashlib
import resource
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ipt_training.adapters.recordings.facts import Facts
from ipt_training.adapters.recordings.inspection import Answer, Limits, Task
from ipt_training.adapters.recordings.pieces import Pieces
from ipt_training.adapters.recordings.places import Place
from ipt_training.adapters.recordings.seekable import Sealed, Seekable
from ipt_training.adapters.recordings.sniff import SERVED_AS
from ipt_training.adapters.recordings.stream import SealedFile, seal
from ipt_training.domain.errors import BadMedia, Corrupt
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.recording import Media


def main() -> None:
    """Read the task from standard input and answer on standard output."""
    task = Task.model_validate_json(sys.stdin.buffer.read())
    _limit(task.limits)
    sys.stdout.write(answer(task).model_dump_json())


def answer(task: Task) -> Answer:
    """Store the recording an upload makes, or say why there is none."""
    try:
        return Answer(facts=_store(task))
    except BadMedia as refusal:
        return Answer(refused=str(refusal))
    except Corrupt as refusal:
        return Answer(corrupt=str(refusal))
    except MemoryError:
        return Answer(refused="This file takes more memory to read than any recording does.")
    except OSError:
        return Answer(failed="The recording could not be written; nothing was lost.")


def _store(task: Task) -> Facts:
    # Loaded only now, so that the limits hold for the library as well.
    from ipt_training.adapters.recordings.recast import recast

    place = Place(folder=Path(task.folder), recording_id=RecordingId(task.recording_id))
    data_key = bytes.fromhex(task.data_key)
    with _upload(task, place, data_key) as upload:
        made = recast(upload, at_once=task.limits.remuxed_at_most)
        tally = _Tally()
        # Sealed under the name it is read by in the end, also where that is still taken.
        of = place.of(place.sound)
        seal(Path(task.to), data_key, of=of, pieces=tally.of(made.content))
    kind = "video" if made.heard.with_picture else "audio"
    media = Media(
        kind=kind,
        content_type=SERVED_AS[made.form, kind],
        duration=made.heard.sound_end,
        size=tally.size,
        sha256=tally.sha256.hexdigest(),
        remarks=made.remarks,
    )
    waveform = made.heard.tracks[0].waveform
    return Facts(media=media, peaks=waveform.peaks() if waveform else (), doubts=made.doubts)


def _upload(task: Task, place: Place, data_key: bytes) -> Seekable:
    if task.stored:
        return Sealed(SealedFile(place.sound, data_key, of=place.of(place.sound)))
    return Pieces(place, data_key)


class _Tally:
    def __init__(self) -> None:
        self.size = 0
        self.sha256 = hashlib.sha256()

    def of(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self.size += len(piece)
            self.sha256.update(piece)
            yield piece


def _limit(limits: Limits) -> None:
    # A core file would hold the sound and its key in the clear.
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_AS, limits.memory)
    _lower(resource.RLIMIT_CPU, limits.processor_seconds)


def _lower(limit: int, most: int) -> None:
    hard = resource.getrlimit(limit)[1]
    value = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    main()
