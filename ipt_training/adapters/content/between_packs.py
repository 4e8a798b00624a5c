"""The rules between packs: versions, ids that must be known, questions that stand once."""

from collections.abc import Iterator, Sequence

from ipt_training.adapters.content.load import Loaded
from ipt_training.adapters.content.rules.finding import folded
from ipt_training.domain.certification.requirements import RecordingsRequired, RequirementPack
from ipt_training.domain.errors import Problem
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.practice.question import Pool, QuestionBank
from ipt_training.domain.practice.vignette import Vignette

SESSION_RUBRIC = "ipt-session"
"""The rubric whose items the scenes of vignettes name."""


def without_copies(loaded: Sequence[Loaded]) -> tuple[list[Loaded], list[Problem]]:
    """Keep every version of every pack once; refuse one id and version with two contents."""
    first: dict[tuple[str, str, str], Loaded] = {}
    problems: list[Problem] = []
    for one in loaded:
        key = (one.manuscript.kind.name, one.pack.id, one.pack.version)
        earlier = first.setdefault(key, one)
        if earlier.fingerprint != one.fingerprint:
            problems.append(
                one.manuscript.problem(
                    ("version",),
                    f"{one.pack.id} {one.pack.version} is there already with other content"
                    f" ({earlier.manuscript.head}); give changed content a new version",
                )
            )
    return list(first.values()), problems


def problems_between(loaded: Sequence[Loaded]) -> Iterator[Problem]:
    """Give everything that is wrong between packs that are right by themselves."""
    yield from _unknown_items(loaded)
    yield from _unknown_rubrics(loaded)
    yield from _repeated_questions(loaded)
    yield from _shared_stems(loaded)


def _unknown_items(loaded: Sequence[Loaded]) -> Iterator[Problem]:
    known = {
        item.id
        for one in loaded
        if isinstance(one.pack, Rubric) and one.pack.id == SESSION_RUBRIC
        for item in one.pack.items
    }
    if not known:
        return
    for one in loaded:
        if not isinstance(one.pack, Vignette):
            continue
        for place, scene in enumerate(one.pack.scenes):
            for index, item_id in enumerate(scene.rubric_items):
                if item_id not in known:
                    yield one.manuscript.problem(
                        ("scenes", place, "rubric_items", index),
                        f"the rubric {SESSION_RUBRIC} has no item “{item_id}”",
                    )


def _unknown_rubrics(loaded: Sequence[Loaded]) -> Iterator[Problem]:
    rubrics = {one.pack.id: one.pack for one in loaded if isinstance(one.pack, Rubric)}
    for one in loaded:
        if not isinstance(one.pack, RequirementPack):
            continue
        for index, required in enumerate(one.pack.requirements):
            if not isinstance(required, RecordingsRequired):
                continue
            where = ("requirements", index, "rubric_id")
            rubric = rubrics.get(required.rubric_id)
            if rubric is None:
                names = ", ".join(sorted(rubrics)) or "none"
                yield one.manuscript.problem(
                    where, f"no rubric “{required.rubric_id}” is installed; there are: {names}"
                )
            elif rubric.brief:
                yield one.manuscript.problem(
                    where, f"“{rubric.id}” is a brief form, which decides no certificate"
                )


def _repeated_questions(loaded: Sequence[Loaded]) -> Iterator[Problem]:
    """Versions of one bank share their questions; two banks share none."""
    bank_of: dict[str, str] = {}
    for one, bank in _banks(loaded):
        for index, question in enumerate(bank.questions):
            owner = bank_of.setdefault(question.id, bank.id)
            if owner != bank.id:
                yield one.manuscript.problem(
                    ("questions", index, "id"),
                    f"the bank “{owner}” has a question “{question.id}” already; ids stand once",
                )


def _shared_stems(loaded: Sequence[Loaded]) -> Iterator[Problem]:
    practised = {
        folded(question.stem).casefold(): question.id
        for _, bank in _banks(loaded)
        if bank.pool is Pool.PRACTICE
        for question in bank.questions
    }
    for one, bank in _banks(loaded):
        if bank.pool is not Pool.CERTIFICATION:
            continue
        for index, question in enumerate(bank.questions):
            shared = practised.get(folded(question.stem).casefold())
            if shared is not None:
                yield one.manuscript.problem(
                    ("questions", index, "stem"),
                    f"is the stem of the practice question “{shared}”; the pools share none",
                )


def _banks(loaded: Sequence[Loaded]) -> Iterator[tuple[Loaded, QuestionBank]]:
    for one in loaded:
        if isinstance(one.pack, QuestionBank):
            yield one, one.pack
