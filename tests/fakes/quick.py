"""What makes the real services quick to build, for tests of other things than hashes and packs."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest
from argon2 import PasswordHasher

from ipt_training.adapters.content.library import FileLibrary
from ipt_training.adapters.content.locate import content_roots
from ipt_training.adapters.identity import argon2_passwords
from ipt_training.use_cases.ports.content import Content

_read = FileLibrary.content


@contextmanager
def quick_services() -> Iterator[None]:
    """Let services that are built meanwhile hash at the least cost and share the shipped packs.

    Its cost stands in every hash: the real server checks a cheap one as cheaply.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(argon2_passwords, "PasswordHasher", _cheap)
        patch.setattr(FileLibrary, "content", lambda _: shipped())
        yield


class ShippedLibrary:
    """The shipped packs, for any number of readers."""

    def content(self) -> Content:
        """Give all packs."""
        return shipped()


@cache
def shipped() -> Content:
    """Give the shipped packs, read once in a process."""
    return _read(FileLibrary(content_roots()))


def _cheap(**_: int) -> PasswordHasher:
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
