"""Content as people choose from it: the installed packs, found by id."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ipt_training.domain.certification.requirements import RequirementPack
from ipt_training.domain.errors import NotFound
from ipt_training.domain.fidelity.rating import RubricQuote
from ipt_training.domain.fidelity.rubric import Item, Rubric
from ipt_training.domain.practice.attempt import Attempt
from ipt_training.domain.practice.question import Pool, Question
from ipt_training.domain.practice.vignette import Vignette
from ipt_training.use_cases.ports.content import Content, Library

P = TypeVar("P", Rubric, Vignette, RequirementPack)

LookedFor = Callable[[Sequence[str]], tuple[Item, ...]]
"""Finds items of the session rubric; see `ReadContent.looked_for`."""
SESSION_RUBRIC = "ipt-session"
"""The rubric whose items the vignettes exercise."""


@dataclass(frozen=True)
class ReadContent:
    """Finds packs."""

    library: Library

    def all(self) -> Content:
        """Give every pack."""
        return self.library.content()

    def rubric(self, rubric_id: str, version: str | None = None) -> Rubric:
        """Find a rubric; the newest version where none is named."""
        found = [
            rubric
            for rubric in self.all().rubrics
            if rubric.id == rubric_id and version in (None, rubric.version)
        ]
        if not found:
            raise NotFound(f"The rubric {rubric_id!r} is not installed.")
        return max(found, key=lambda rubric: _order(rubric.version))

    def installed(self, quote: RubricQuote) -> Rubric | None:
        """Find the very rubric that is quoted, word for word, among those installed."""
        rubric = self.all().rubric_by_hash.get(quote.content_hash)
        return rubric if rubric is not None and rubric.id == quote.id else None

    def same_structure(self, quote: RubricQuote) -> Rubric | None:
        """Find an installed rubric that forms scores as the quoted one does, whatever its words."""
        return self.all().rubric_by_structure.get(quote.structure_hash)

    def hash_of(self, pack: RequirementPack) -> str:
        """Give the hash of the words of an installed requirement pack."""
        return self.all().hash_of_programme[pack.id, pack.version]

    def session_rubric(self) -> Rubric:
        """Give the rubric that sessions are rated with unless another is chosen: no brief form."""
        whole = [rubric for rubric in newest(self.all().rubrics) if not rubric.brief]
        if not whole:
            raise NotFound("No rubric for whole sessions is installed.")
        return whole[0]

    def looked_for(self, item_ids: Sequence[str]) -> tuple[Item, ...]:
        """Find items of the session rubric; those that are not installed are left out."""
        try:
            rubric = self.rubric(SESSION_RUBRIC)
        except NotFound:
            return ()
        return tuple(item for one in item_ids if (item := rubric.item(one)) is not None)

    def vignettes(self) -> tuple[Vignette, ...]:
        """Give the newest version of every vignette."""
        return newest(self.all().vignettes)

    def programmes(self) -> tuple[RequirementPack, ...]:
        """Give the newest version of every requirement pack."""
        return newest(self.all().programmes)

    def vignette(self, vignette_id: str) -> Vignette:
        """Find a vignette in its newest version."""
        for vignette in self.vignettes():
            if vignette.id == vignette_id:
                return vignette
        raise NotFound("This vignette is not installed.")

    def vignette_of(self, attempt: Attempt) -> Vignette:
        """Find the vignette as it was when an attempt at it began.

        Where that version is gone, the newest one serves as long as it has all the scenes.
        """
        for vignette in self.all().vignettes:
            if (vignette.id, vignette.version) == (attempt.content_id, attempt.content_version):
                return vignette
        vignette = self.vignette(attempt.content_id)
        if not set(attempt.parts) <= {scene.id for scene in vignette.scenes}:
            raise NotFound(
                f"The version {attempt.content_version} of this vignette that you began is not"
                " installed any more. Begin it anew."
            )
        return vignette

    def practice_questions(self) -> dict[str, Question]:
        """Give every question of the practice pool by id."""
        return {
            question.id: question
            for bank in self.all().banks
            if bank.pool is Pool.PRACTICE
            for question in bank.questions
        }

    def programme(self, pack_id: str) -> RequirementPack:
        """Find a requirement pack."""
        for pack in self.programmes():
            if pack.id == pack_id:
                return pack
        raise NotFound("These requirements are not installed.")


def newest(packs: Sequence[P]) -> tuple[P, ...]:
    """Leave the newest version of each pack, in the order in which the packs first appear."""
    found: dict[str, P] = {}
    for pack in packs:
        known = found.get(pack.id)
        if known is None or _order(pack.version) > _order(known.version):
            found[pack.id] = pack
    return tuple(found.values())


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
