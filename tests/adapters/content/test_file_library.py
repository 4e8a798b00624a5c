"""Where packs come from, and how folders add to each other."""

import shutil
from pathlib import Path

import pytest

from ipt_training.adapters.content.library import FileLibrary
from ipt_training.adapters.content.locate import content_roots
from ipt_training.domain.errors import ContentError, ContentNotFound
from ipt_training.domain.fidelity.rating import RubricQuote
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.hashes import content_hash
from ipt_training.use_cases.read_content import ReadContent

VALID = Path(__file__).parent / "data" / "valid"
SHIPPED = content_roots()
INSTALLED = FileLibrary(SHIPPED)


def site(root: Path, *, change: tuple[str, str] = ("", ""), folder: str = "small") -> Path:
    """Lay out a site's content folder with the small rubric in it."""
    pack = root / "rubrics" / folder
    pack.mkdir(parents=True)
    words = (VALID / "small_rubric.yaml").read_text(encoding="utf-8")
    (pack / "rubric.yaml").write_text(words.replace(*change) if change[0] else words, "utf-8")
    return root


def test_a_sites_folder_adds_to_the_shipped_packs(tmp_path: Path) -> None:
    content = FileLibrary(content_roots(site(tmp_path / "site"))).content()

    assert {"small", "ipt-session"} <= {rubric.id for rubric in content.rubrics}


def test_an_additional_folder_without_packs_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ContentNotFound, match=str(tmp_path)):
        content_roots(tmp_path)


def test_no_pack_anywhere_is_never_an_empty_library(tmp_path: Path) -> None:
    (tmp_path / "rubrics").mkdir()

    with pytest.raises(ContentNotFound, match=str(tmp_path)):
        FileLibrary((tmp_path,)).content()


def test_without_the_shipped_folders_the_places_tried_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ipt_training.adapters.content.locate.files", lambda _: tmp_path / "pkg")

    with pytest.raises(ContentNotFound) as refused:
        content_roots()

    assert str(refused.value) == (
        f"No content packs were found. Tried: {tmp_path / 'pkg' / '_content'}, {tmp_path}."
    )


def test_the_content_inside_the_wheel_goes_before_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pkg" / "_content" / "rubrics").mkdir(parents=True)
    (tmp_path / "rubrics").mkdir()
    monkeypatch.setattr("ipt_training.adapters.content.locate.files", lambda _: tmp_path / "pkg")

    assert content_roots() == (tmp_path / "pkg" / "_content",)


def test_the_same_pack_in_two_folders_is_there_once(tmp_path: Path) -> None:
    roots = (site(tmp_path / "one"), site(tmp_path / "two"))

    assert [rubric.id for rubric in FileLibrary(roots).content().rubrics] == ["small"]


def test_the_same_version_with_other_content_is_refused_where_it_was_added(tmp_path: Path) -> None:
    first = site(tmp_path / "one")
    second = site(tmp_path / "two", change=("Two items", "Some items"))

    with pytest.raises(ContentError) as refused:
        FileLibrary((first, second)).content()

    (problem,) = refused.value.problems
    assert problem.file == str(second / "rubrics" / "small" / "rubric.yaml")
    assert (problem.field, problem.line) == ("version", 3)
    assert "give changed content a new version" in problem.message


def test_a_new_version_beside_the_old_one_leaves_old_ratings_their_words(tmp_path: Path) -> None:
    root = site(tmp_path)
    (old,) = FileLibrary((root,)).content().rubrics
    quote = RubricQuote(
        id=old.id,
        version=old.version,
        content_hash=content_hash(old),
        structure_hash=structure_hash(old),
    )
    site_change = ('version: "1.0.0"', 'version: "1.10.0"')
    site(tmp_path, change=site_change, folder="small-1.10.0")

    reading = ReadContent(FileLibrary((root,)))

    assert reading.rubric("small").version == "1.10.0"
    assert reading.installed(quote) == old


def test_content_is_read_once_until_it_is_reloaded(tmp_path: Path) -> None:
    library = FileLibrary((site(tmp_path),))
    first = library.content()
    (tmp_path / "rubrics" / "small" / "rubric.yaml").write_text("broken", "utf-8")

    assert library.content() is first
    with pytest.raises(ContentError):
        library.reload()


def test_a_folder_without_its_head_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "case_vignettes" / "half").mkdir(parents=True)
    (tmp_path / "case_vignettes" / "half" / "notes.txt").write_text("x", "utf-8")

    problems = FileLibrary((tmp_path,)).problems()

    assert {problem.file.removeprefix(str(tmp_path)) for problem in problems} == {
        "/case_vignettes/half/vignette.yaml",
        "/case_vignettes/half/intake.md",
    }


PATHS = {
    "a content folder": (".", {"rubrics": 1, "items": 2}),
    "a folder of packs": ("rubrics", {"rubrics": 1, "items": 2}),
    "one pack": ("rubrics/small", {"rubrics": 1, "items": 2}),
    "one file": ("rubrics/small/rubric.yaml", {"rubrics": 1, "items": 2}),
}


@pytest.mark.parametrize("name", PATHS)
def test_a_check_takes(name: str, tmp_path: Path) -> None:
    path, expected = PATHS[name]
    found = INSTALLED.inspect([site(tmp_path) / path])

    assert found.problems == ()
    assert {kind: count for kind, count in found.counts.items() if count} == expected


@pytest.mark.parametrize(
    "part", ["items", "items/middle.yaml"], ids=["a folder of parts", "a part"]
)
def test_a_check_of_a_part_checks_its_pack(part: str, tmp_path: Path) -> None:
    shutil.copytree(SHIPPED[0] / "rubrics" / "ipt-session", tmp_path / "ipt-session")

    found = INSTALLED.inspect([tmp_path / "ipt-session" / part])

    assert (found.problems, found.counts["rubrics"]) == ((), 1)


def test_a_check_of_nothing_says_so(tmp_path: Path) -> None:
    (problem,) = INSTALLED.problems([tmp_path / "nowhere"])

    assert str(problem) == f"{tmp_path / 'nowhere'}:1: file: there is no content pack here"
