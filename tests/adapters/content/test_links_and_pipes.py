"""A pack is read from its own folder: no link leads out of it, no pipe keeps a check waiting."""

import os
import shutil
from pathlib import Path

import pytest

from ipt_training.adapters.content.library import FileLibrary
from ipt_training.adapters.content.locate import content_roots

SHIPPED = content_roots()[0] / "rubrics" / "ipt-brief"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Give a copy of a shipped pack, in a content folder of its own."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "content" / "rubrics" / "ipt-brief"))


def problems(*paths: Path) -> list[str]:
    return [str(one) for one in FileLibrary(content_roots()).inspect(paths).problems]


def replaced(file: Path, elsewhere: Path) -> Path:
    """Move a file away and leave a link to it."""
    elsewhere.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(file, elsewhere)
    file.symlink_to(elsewhere)
    return file


def head_of(pack: Path) -> Path:
    return next(one for one in sorted(pack.glob("*.yaml")))


def test_a_pack_of_plain_files_is_read(pack: Path) -> None:
    assert problems(pack) == []
    assert problems(pack.parents[1]) == []


def test_a_link_out_of_the_pack_is_refused_and_what_it_leads_to_is_not_quoted(
    pack: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("words: of a patient\n")
    head = head_of(pack)
    head.unlink()
    head.symlink_to(secret)
    found = problems(pack)
    assert any("a link to something outside the pack" in one for one in found)
    assert not any("of a patient" in one for one in found)


def test_a_link_within_the_pack_is_followed(pack: Path) -> None:
    replaced(head_of(pack), pack / "kept" / "it")
    assert not any("a link" in one for one in problems(pack))


def test_a_folder_that_is_a_link_out_of_the_content_is_refused(pack: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.move(pack, elsewhere)
    pack.symlink_to(elsewhere, target_is_directory=True)
    assert any("a link to something outside" in one for one in problems(pack.parents[1]))


def test_links_that_lead_in_a_circle_are_refused(pack: Path) -> None:
    head = head_of(pack)
    head.unlink()
    head.symlink_to(head.name)
    assert any("link" in one or "no such file" in one for one in problems(pack.parents[1]))


def test_a_content_folder_that_is_itself_a_link_is_read(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(pack.parents[1], target_is_directory=True)
    assert problems(tmp_path / "site") == []


def test_a_pipe_is_refused_at_once(pack: Path) -> None:
    head = head_of(pack)
    head.unlink()
    os.mkfifo(head)
    assert any("a pipe" in one for one in problems(pack.parents[1]))


def test_a_pipe_among_the_parts_is_refused_at_once(tmp_path: Path) -> None:
    place = tmp_path / "curriculum" / "questions" / "ipt-core"
    copy = Path(shutil.copytree(content_roots()[0] / "curriculum/questions/ipt-core", place))
    os.mkfifo(copy / "questions" / "zz.yaml")
    assert any("a pipe" in one for one in problems(copy))
