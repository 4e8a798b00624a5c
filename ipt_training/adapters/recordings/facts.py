"""What was found out about a recording when it was stored, kept encrypted beside it."""

from typing import Self

from pydantic import ValidationError

from ipt_training.adapters.recordings.places import Place
from ipt_training.adapters.recordings.stream import SealedFile, seal
from ipt_training.domain.errors import Corrupt, NotFound
from ipt_training.domain.recordings.recording import Media
from ipt_training.domain.value import Value


class Facts(Value):
    """What a stored recording is, and how it looks when it is drawn."""

    media: Media
    peaks: tuple[float, ...]
    doubts: tuple[str, ...] = ()
    """What whoever uploaded it is asked before it counts as recorded."""

    def save(self, place: Place, data_key: bytes, *, arrived: int) -> None:
        """Keep the facts; from then on the recording counts as stored."""
        path = place.facts_for(arrived)
        seal(path, data_key, of=place.of(path), pieces=[self.model_dump_json().encode()])

    @classmethod
    def load(cls, place: Place, data_key: bytes) -> Self:
        """Read the facts of a stored recording.

        Raises:
            NotFound: when nothing was stored.
            Corrupt: when they are not what was written.
        """
        path = place.facts()
        if path is None:
            raise NotFound("There is no sound under this address.")
        file = SealedFile(path, data_key, of=place.of(path))
        try:
            return cls.model_validate_json(b"".join(file.read(0, file.size)))
        except ValidationError as error:
            raise Corrupt("What is known of this recording cannot be read.") from error
        finally:
            file.close()
