"""NUL and halves of characters are no text; everything else that people write is."""

import pytest

from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.text import check_text


@pytest.mark.parametrize("value", ["", "Sølvi O’Hare", "tabs\tand\nlines", "😀", "\x01"])
def test_what_people_write_is_text(value: str) -> None:
    check_text(value)


@pytest.mark.parametrize("value", ["Tea\0", "\0", "half \ud83d", "Sølvi\0"])
def test_what_nobody_can_write_is_refused_without_being_quoted(value: str) -> None:
    with pytest.raises(RuleBroken, match="cannot be stored") as refused:
        check_text(value)
    assert value not in str(refused.value)
