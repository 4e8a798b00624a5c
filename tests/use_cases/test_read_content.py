"""Content is found by id, in its newest version or in the very words that were signed."""

import pytest

from ipt_training.domain.errors import NotFound
from ipt_training.domain.fidelity.rating import RubricQuote
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.practice.question import Pool
from tests.builders import a_rubric
from tests.fakes.office import Office, a_programme
from tests.fakes.packs import a_choice_vignette, a_small_bank
from tests.fakes.stored import an_attempt

VERSIONS = ("1.0.0", "1.10.0", "1.9.1")


def quote(rubric: Rubric, **update: str) -> RubricQuote:
    return RubricQuote(
        id=rubric.id,
        version=rubric.version,
        content_hash=content_hash(rubric),
        structure_hash=structure_hash(rubric),
    ).model_copy(update=update)


def three_versions() -> Office:
    return Office(rubrics=tuple(a_rubric(version=version) for version in VERSIONS))


def test_the_newest_version_is_found_by_number_and_not_by_spelling() -> None:
    assert three_versions().content.rubric("small").version == "1.10.0"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_is_found_where_it_is_named(version: str) -> None:
    assert three_versions().content.rubric("small", version).version == version


@pytest.mark.parametrize(("rubric_id", "version"), [("other", None), ("small", "2.0.0")])
def test_a_rubric_that_is_not_installed_is_not_found(rubric_id: str, version: str | None) -> None:
    with pytest.raises(NotFound, match=repr(rubric_id)):
        three_versions().content.rubric(rubric_id, version)


def test_a_quote_finds_the_rubric_word_for_word() -> None:
    office = three_versions()
    for rubric in office.content.all().rubrics:
        assert office.content.installed(quote(rubric)) is rubric


@pytest.mark.parametrize("update", [{"content_hash": "0" * 64}, {"id": "other"}])
def test_a_quote_of_other_words_or_another_rubric_finds_none(update: dict[str, str]) -> None:
    office = three_versions()
    assert office.content.installed(quote(office.content.rubric("small"), **update)) is None


def test_sessions_are_rated_with_a_whole_rubric_unless_another_is_chosen() -> None:
    brief = a_rubric(brief=True)
    whole = a_rubric(version="1.1.0")
    assert Office(rubrics=(brief, whole)).content.session_rubric() is whole
    with pytest.raises(NotFound, match="whole sessions"):
        Office(rubrics=(brief,)).content.session_rubric()


def test_a_vignette_is_found_by_id() -> None:
    vignettes = (a_choice_vignette("one"), a_choice_vignette("two"))
    office = Office(vignettes=vignettes)
    assert office.content.vignette("two") is vignettes[1]
    with pytest.raises(NotFound):
        office.content.vignette("three")


def test_practice_draws_on_the_practice_pool_alone() -> None:
    certification = a_small_bank("secret", pool=Pool.CERTIFICATION)
    office = Office(banks=(a_small_bank("one"), certification, a_small_bank("two", size=1)))
    assert list(office.content.practice_questions()) == ["one-q1", "one-q2", "two-q1"]


def test_requirements_are_found_by_id() -> None:
    office = Office()
    assert office.content.programme("level") == a_programme()
    with pytest.raises(NotFound):
        office.content.programme("other")


def test_of_several_versions_the_newest_is_offered_once() -> None:
    old, new = a_choice_vignette(), a_choice_vignette().model_copy(update={"version": "1.10.0"})
    packs = (a_programme(), a_programme().model_copy(update={"version": "9.0.0"}))
    office = Office(vignettes=(old, new), programmes=packs)
    assert office.content.vignettes() == (new,)
    assert office.content.vignette(old.id) == new
    assert [pack.version for pack in office.content.programmes()] == ["9.0.0"]
    assert office.content.programme("level").version == "9.0.0"


def test_an_attempt_goes_on_with_the_version_it_was_begun_on() -> None:
    old = a_choice_vignette()
    new = old.model_copy(update={"version": "9.0.0", "scenes": old.scenes[:1]})
    attempt = an_attempt().model_copy(
        update={
            "content_id": old.id,
            "content_version": old.version,
            "parts": tuple(scene.id for scene in old.scenes),
        }
    )
    assert Office(vignettes=(old, new)).content.vignette_of(attempt) == old
    renamed = old.model_copy(update={"version": "2.0.0"})
    assert Office(vignettes=(renamed,)).content.vignette_of(attempt) == renamed
    with pytest.raises(NotFound, match="Begin it anew"):
        Office(vignettes=(new,)).content.vignette_of(attempt)
