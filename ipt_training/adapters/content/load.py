"""One pack: its manuscript held against its model, then against the rules of its kind."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ipt_training.adapters.content.kinds import AnyPack
from ipt_training.adapters.content.manuscript import Manuscript, inside
from ipt_training.adapters.content.read import Plain, Where
from ipt_training.adapters.content.rules import findings
from ipt_training.adapters.content.wording import sentence, shown
from ipt_training.domain.certification.requirements import RequirementPack
from ipt_training.domain.errors import Problem
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.practice.question import QuestionBank
from ipt_training.domain.practice.vignette import Vignette

MOST_PROBLEMS = 500
"""How many problems of one pack are listed."""
_REVIEW = "clinical_review"


@dataclass(frozen=True)
class Loaded:
    """A pack that its model accepts, with the manuscript it came from."""

    pack: AnyPack
    manuscript: Manuscript

    @cached_property
    def fingerprint(self) -> str:
        """The hash of every word of the pack."""
        return content_hash(self.pack)


def load(manuscript: Manuscript, *, alone: bool = False) -> tuple[Loaded | None, list[Problem]]:
    """Make a pack of a manuscript, or say everything that is wrong with it.

    Args:
        manuscript: the files of the pack, as read.
        alone: whether it is a single file, whose folder says nothing about its id.
    """
    if manuscript.problems:
        return None, list(manuscript.problems)
    try:
        pack = manuscript.kind.model.model_validate_json(json.dumps(manuscript.fields))
    except ValidationError as error:
        details = error.errors(include_url=False)
        found = [_problem(manuscript, d) for d in details[:MOST_PROBLEMS] if not _echo(d)]
        if len(details) > MOST_PROBLEMS:
            more = f"{len(details) - MOST_PROBLEMS} more problems are not listed; mend these first"
            found.append(manuscript.problem((), more))
        return None, list(dict.fromkeys(found))
    if not isinstance(pack, Rubric | Vignette | QuestionBank | RequirementPack):
        raise TypeError(f"{manuscript.kind.name} has no known model")
    problems = [manuscript.problem(where, message) for where, message in findings(pack)]
    if not alone:
        problems.extend(_misnamed(manuscript, pack))
    return Loaded(pack, manuscript), problems


def _misnamed(manuscript: Manuscript, pack: AnyPack) -> Iterator[Problem]:
    folder = manuscript.head.parent.resolve().name
    if folder not in (pack.id, f"{pack.id}-{pack.version}"):
        yield manuscript.problem(
            ("id",),
            f"is “{pack.id}” but the folder is “{folder}”; name the folder {pack.id}, or"
            f" {pack.id}-{pack.version} beside another version",
        )


def _problem(manuscript: Manuscript, detail: ErrorDetails) -> Problem:
    where = _in_file(manuscript.fields, detail)
    if _REVIEW in where and where[-1] == _REVIEW:
        return manuscript.problem(
            where,
            "expected none, or name, qualification and reviewed_on; found "
            + shown(manuscript.fields.get(_REVIEW)),
        )
    return manuscript.problem(where, sentence(detail))


def _echo(detail: ErrorDetails) -> bool:
    """Say whether a list is called too short only because some of its entries were refused."""
    if detail["type"] != "too_short":
        return False
    needed: int = detail.get("ctx", {})["min_length"]
    return len(detail["input"]) >= needed


def _in_file(fields: dict[str, Plain], detail: ErrorDetails) -> Where:
    """Leave out the steps that the model has and the file has not, such as the kind of a union."""
    steps: list[str | int] = []
    here: Plain = fields
    last = len(detail["loc"]) - 1
    for index, step in enumerate(detail["loc"]):
        inner = inside(here, step)
        if inner is None and not (index == last and detail["type"] == "missing"):
            continue
        here = inner[0] if inner else None
        steps.append(step)
    return tuple(steps)
