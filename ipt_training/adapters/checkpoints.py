"""Heads of the audit chain, kept outside the database so that a removed tail is noticed."""

import json
from dataclasses import dataclass
from pathlib import Path

from ipt_training.domain.audit import Head
from ipt_training.domain.errors import StorageFailed


@dataclass(frozen=True)
class Checkpoints:
    """A file of heads, one a line; on another disk, if the operator links it there."""

    file: Path

    def keep(self, head: Head) -> None:
        """Add a head."""
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self.file.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"seq": head.seq, "digest": head.digest}) + "\n")
        except OSError as error:
            raise StorageFailed(
                f"Everything was verified, but {self.file} could not be written:"
                f" {error.strerror}. Make room or mend its permissions, then run it again."
            ) from error

    def read(self) -> tuple[tuple[Head, ...], tuple[int, ...]]:
        """Give the heads, and the numbers of the lines that hold none."""
        heads: list[Head] = []
        unreadable: list[int] = []
        # What is no text becomes a line that cannot be read, and is named as one.
        text = self.file.read_bytes().decode(errors="replace") if self.file.exists() else ""
        for number, line in enumerate(text.splitlines(), start=1):
            try:
                heads.append(Head.model_validate_json(line))
            except ValueError:
                unreadable.append(number)
        return tuple(heads), tuple(unreadable)
