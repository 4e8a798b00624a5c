"""The content packs, as the use cases ask for them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from ipt_training.domain.certification.requirements import RequirementPack
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.practice.question import QuestionBank
from ipt_training.domain.practice.vignette import Vignette


@dataclass(frozen=True)
class Content:
    """Every pack that is installed, loaded and valid."""

    rubrics: tuple[Rubric, ...]
    vignettes: tuple[Vignette, ...]
    banks: tuple[QuestionBank, ...]
    programmes: tuple[RequirementPack, ...]

    @cached_property
    def rubric_by_hash(self) -> dict[str, Rubric]:
        """Every rubric by the hash of its words; made once, for signed ratings quote it."""
        return {content_hash(rubric): rubric for rubric in self.rubrics}


class Library(Protocol):
    """Where content comes from."""

    def content(self) -> Content:
        """Give all packs.

        Raises:
            ContentError: with every problem of every pack.
            ContentNotFound: when there is no content folder at all.
        """
        ...
