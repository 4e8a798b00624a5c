"""A rating file is read strictly, and refused in sentences."""

import json
from pathlib import Path

import pytest

from ipt_training.adapters.content.library import FileLibrary
from ipt_training.adapters.content.rating_file import read_rating
from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.fidelity.rating import Heard, NotRated
from ipt_training.domain.fidelity.rubric import Aspect
from ipt_training.domain.ipt import Focus, Phase
from ipt_training.use_cases.ports.content import Content

SMALL = Path(__file__).parent / "data" / "valid" / "small_rubric.yaml"
GOOD = """{
  "rubric": "small",
  "heard": {"phase": "middle", "focus": "grief"},
  "answers": {"safety": {"scores": {"skill": 2}}, "advice": {"not_rated": "no_opportunity"}},
  "evidence": [{"start": 1.5, "end": 4, "polarity": "for", "items": ["safety"]}],
  "comment": "Well asked."
}"""


@pytest.fixture(scope="module")
def content() -> Content:
    return FileLibrary(()).inspect([SMALL]).content


def rating_file(folder: Path, words: str) -> Path:
    """Write a rating file."""
    file = folder / "RATING.json"
    file.write_text(words, encoding="utf-8")
    return file


def test_a_rating_file_gives_its_rubric_and_judgement(tmp_path: Path, content: Content) -> None:
    rubric, judgement = read_rating(rating_file(tmp_path, GOOD), content)

    assert (rubric.id, rubric.version) == ("small", "1.0.0")
    assert judgement.heard == Heard(phase=Phase.MIDDLE, focus=Focus.GRIEF)
    assert judgement.answers["safety"].scores == {Aspect.SKILL: 2}
    assert judgement.answers["advice"].not_rated is NotRated.NO_OPPORTUNITY
    assert [(moment.id, moment.end) for moment in judgement.evidence] == [("e1", 4.0)]
    assert judgement.comment == "Well asked."


REFUSED = {
    "a repeated item": ('"advice": {', '"safety": {', "stands twice"),
    "NaN": ('"start": 1.5', '"start": NaN', "NaN is not a number"),
    "Infinity": ('"start": 1.5', '"start": Infinity', "Infinity is not a number"),
    "a number past all bounds": ('"start": 1.5', '"start": 1e999', "1e999 is too large"),
    "a number without end": ('"start": 1.5', '"start": ' + "9" * 5000, "too large"),
    "an unknown field": ('"comment"', '"coment"', "coment is not a field that belongs here"),
    "a score that is text": ('{"skill": 2}', '{"skill": "2"}', "expected a whole number"),
    "a score that is true": ('{"skill": 2}', '{"skill": true}', "expected a whole number"),
    "a score off the scale": ('{"skill": 2}', '{"skill": 3}', "3 is not on the skill scale"),
    "an unknown aspect": ('{"skill": 2}', '{"style": 2}', "found “style”"),
    "an unknown item": ('"advice"', '"humour"', "no item 'humour'"),
    "evidence for an unknown item": ('["safety"]', '["humour"]', "'humour'"),
    "a score and a reason": ('{"scores"', '{"not_rated": "not_applicable", "scores"', "either"),
    "evidence that runs backwards": ('"end": 4', '"end": 1', "evidence ends before it starts"),
    "no phase heard": ('"phase": "middle", ', "", "heard.phase is missing"),
    "an unknown rubric": ('"small"', '"large"', "there are: small"),
    "an unknown version": ('"small",', '"small", "version": "2.0.0",', "there are: 1.0.0"),
    "broken JSON": ("{\n", "{,\n", "RATING.json:1: this is not valid JSON"),
    "a direction mark": ("Well asked", "Well \\u202e asked", "invisible character"),
    "half a character": ("Well asked", "Well \\ud800 asked", "invisible character"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_rating_file_is_refused_for(name: str, tmp_path: Path, content: Content) -> None:
    old, new, words = REFUSED[name]
    assert old in GOOD

    with pytest.raises(RuleBroken) as refused:
        read_rating(rating_file(tmp_path, GOOD.replace(old, new, 1)), content)

    assert words in str(refused.value)


WHOLE = {
    "a list": ("[]", "must hold one object"),
    "nothing": ("", "not valid JSON"),
    "deep nesting": ("[" * 100_000, "nested too deeply"),
    "more than a megabyte": (json.dumps("x" * 1_000_001), "larger than 1 MB"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_rating_file_cannot_be(name: str, tmp_path: Path, content: Content) -> None:
    words, expected = WHOLE[name]

    with pytest.raises(RuleBroken, match=expected):
        read_rating(rating_file(tmp_path, words), content)


def test_a_rating_file_that_is_not_there_is_named(tmp_path: Path, content: Content) -> None:
    with pytest.raises(RuleBroken, match=r"nowhere\.json: the file cannot be opened"):
        read_rating(tmp_path / "nowhere.json", content)
