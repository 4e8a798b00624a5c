"""What counts as text."""

from ipt_training.domain.errors import RuleBroken


def check_text(value: str) -> None:
    """Refuse what no keyboard writes and no database keeps: NUL, and halves of characters.

    Raises:
        RuleBroken: saying so, without the text.
    """
    if "\0" in value or not (value.isascii() or _is_whole(value)):
        raise RuleBroken(
            "A text holds a character that cannot be stored (NUL, or half of a character)."
            " Type it anew instead of pasting it; nothing was changed."
        )


def _is_whole(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
