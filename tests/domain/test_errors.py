"""Errors that somebody reads."""

from ipt_training.domain.errors import ContentError, Problem


def test_a_content_error_reads_as_lines_a_pack_author_can_follow() -> None:
    error = ContentError(
        [Problem("a.yaml", 3, "title", "is missing"), Problem("b.yaml", 1, "id", "is taken")]
    )
    assert str(error) == "a.yaml:3: title: is missing\nb.yaml:1: id: is taken"
