"""What a question bank can be asked."""

from tests.fakes.practice import SINGLE, a_bank


def test_a_question_is_found_by_its_id() -> None:
    assert a_bank().question("q-single") == SINGLE
    assert a_bank().question("missing") is None
