"""The kinds of content pack, and how each lies on disk."""

from dataclasses import dataclass

from ipt_training.domain.certification.requirements import RequirementPack
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.pack import Pack
from ipt_training.domain.practice.question import QuestionBank
from ipt_training.domain.practice.vignette import Vignette

AnyPack = Rubric | Vignette | QuestionBank | RequirementPack


@dataclass(frozen=True)
class Kind:
    """One kind of pack: a folder with a head file, and perhaps parts beside it."""

    name: str
    folder: str
    """Where packs of this kind lie inside a content folder."""
    head: str
    model: type[Pack]
    telling_field: str
    """A field that only this kind has: it tells the kind of a file that stands alone."""
    parts: str | None = None
    """The list, and the folder of part files, that is merged into the head."""
    prose: str | None = None
    """The field that a Markdown file of the same name beside the head fills."""


KINDS = (
    Kind("rubric", "rubrics", "rubric.yaml", Rubric, "items", parts="items"),
    Kind("vignette", "case_vignettes", "vignette.yaml", Vignette, "scenes", prose="intake"),
    Kind(
        "question bank",
        "curriculum/questions",
        "bank.yaml",
        QuestionBank,
        "questions",
        parts="questions",
    ),
    Kind("programme", "programmes", "programme.yaml", RequirementPack, "requirements"),
)
