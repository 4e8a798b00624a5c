"""From an error to the sentence its reader sees. Nothing technical, nothing of the cause."""

import streamlit as st

from ipt_training.domain.errors import (
    Busy,
    ContentError,
    Corrupt,
    DiskFull,
    IptTrainingError,
    NotAllowed,
    NotFound,
    OutcomeUnknown,
    RuleBroken,
    SignInRequired,
    StorageFailed,
    VaultLocked,
)
from ipt_training.ui import places

_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]()#+-.!|~$:<>@"})


def plain(text: str) -> str:
    """Give text so that a Markdown renderer shows it literally."""
    return text.replace("\n", " ").translate(_MARKDOWN)


def sentence(error: IptTrainingError) -> str:
    """Give the sentence for whoever sits in front of the screen."""
    match error:
        case ContentError():
            return (
                "A content pack is not valid. The operator finds the lines with the check command."
            )
        case DiskFull() | Busy() | OutcomeUnknown():
            return str(error)
        case StorageFailed():
            return "This could not be saved; nothing was changed. Try again in a moment."
        case Corrupt():
            return (
                "What is stored is not what was signed. It is not shown; tell the programme lead."
            )
        case VaultLocked():
            return f"{error} Tell the operator."
        case RuleBroken() | NotFound() | NotAllowed() | SignInRequired():
            return str(error)
    return "Something went wrong. Load the page again to see what is stored."


def show(error: IptTrainingError) -> None:
    """Show the sentence of an error where it happened."""
    text = plain(sentence(error))
    match error:
        case SignInRequired():
            st.warning(text, icon=":material/lock:")
            places.leave("/sign-in", "Sign in", icon="login")
        case NotFound() | NotAllowed():
            st.info(text, icon=":material/search_off:")
        case RuleBroken():
            st.warning(text, icon=":material/info:")
        case _:
            st.error(text, icon=":material/error:")


def literal(text: str) -> str:
    """Give text for a table cell: one line, without control characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
