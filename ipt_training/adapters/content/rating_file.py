"""A rating in a JSON file, scored without a database."""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from pydantic import ValidationError

from ipt_training.adapters.content.read import Unreadable, read_text
from ipt_training.adapters.content.scalars import forbidden_character
from ipt_training.adapters.content.wording import sentence
from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.fidelity.rating import (
    Answer,
    Evidence,
    Heard,
    Judgement,
    Note,
    check_judgement,
)
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.ids import Slug
from ipt_training.domain.pack import Version
from ipt_training.domain.value import Value
from ipt_training.use_cases.ports.content import Content


class RatingFile(Value):
    """What a rating file may say."""

    rubric: Slug
    version: Version | None = None
    """The rubric's version; the newest where none is given."""
    heard: Heard
    answers: Mapping[Slug, Answer]
    evidence: tuple[Evidence, ...] = ()
    comment: Note = ""
    justified_departure: bool = False


def read_rating(file: Path, content: Content) -> tuple[Rubric, Judgement]:
    """Read a rating file and find the rubric that it names.

    Raises:
        RuleBroken: naming everything in the file that is wrong.
    """
    try:
        written = file.read_bytes()
    except OSError as error:
        raise RuleBroken(f"{file}: the file cannot be opened.") from error
    try:
        given = RatingFile.model_validate_json(json.dumps(_fields(written)))
    except Unreadable as error:
        raise RuleBroken(f"{file}:{error.line}: {error.message}.") from error
    except ValidationError as error:
        wrong = "; ".join(
            f"{'.'.join(str(step) for step in detail['loc'])} {sentence(detail)}"
            for detail in error.errors(include_url=False)
        )
        raise RuleBroken(f"{file}: {wrong}.") from error
    rubric = _rubric(content, given)
    judgement = Judgement(
        heard=given.heard,
        answers=given.answers,
        evidence=given.evidence,
        comment=given.comment,
        justified_departure=given.justified_departure,
    )
    check_judgement(rubric, judgement, duration=None)
    return rubric, judgement


def _rubric(content: Content, given: RatingFile) -> Rubric:
    named = [rubric for rubric in content.rubrics if rubric.id == given.rubric]
    found = [rubric for rubric in named if given.version in (None, rubric.version)]
    if found:
        return max(found, key=lambda rubric: [int(part) for part in rubric.version.split(".")])
    if named:
        versions = ", ".join(rubric.version for rubric in named)
        raise RuleBroken(
            f"The rubric {given.rubric} {given.version} is not installed; there are: {versions}."
        )
    names = ", ".join(sorted({rubric.id for rubric in content.rubrics}))
    raise RuleBroken(f"The rubric {given.rubric} is not installed; there are: {names}.")


def _fields(written: bytes) -> object:
    text = read_text(written)
    try:
        fields = json.loads(
            text,
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_float=_finite,
            parse_int=_whole,
        )
    except json.JSONDecodeError as error:
        raise Unreadable(error.lineno, f"this is not valid JSON: {error.msg}") from error
    except RecursionError as error:
        raise Unreadable(1, "lists or fields are nested too deeply") from error
    if not isinstance(fields, dict):
        raise Unreadable(1, "the file must hold one object: { … }")
    for index, moment in enumerate(_moments(fields), start=1):
        moment.setdefault("id", f"e{index}")
    return fields


def _moments(fields: dict[str, object]) -> list[dict[str, object]]:
    """Evidence may leave its id out: it is then counted."""
    evidence = fields.get("evidence")
    moments = evidence if isinstance(evidence, list) else []
    return [moment for moment in moments if isinstance(moment, dict)]


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields: dict[str, object] = {}
    for name, value in pairs:
        if name in fields:
            raise Unreadable(1, f"the field “{name}” stands twice in one object")
        if forbidden_character(name) or (isinstance(value, str) and forbidden_character(value)):
            raise Unreadable(1, "the file holds an invisible character that is not allowed")
        fields[name] = value
    return fields


def _no_number(word: str) -> NoReturn:
    raise Unreadable(1, f"{word} is not a number that can be scored")


def _finite(word: str) -> float:
    number = float(word)
    if not math.isfinite(number):
        raise Unreadable(1, f"the number {word} is too large")
    return number


def _whole(word: str) -> int:
    if len(word) > _LONGEST_NUMBER:
        raise Unreadable(1, "a number in the file is too large")
    return int(word)


_LONGEST_NUMBER = 16
