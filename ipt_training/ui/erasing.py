"""What erasing takes and what it leaves, shown before anything is erased."""

from collections.abc import Callable

import streamlit as st

from ipt_training.domain.errors import IptTrainingError
from ipt_training.reports.erasure import Listing
from ipt_training.ui import messages, state


def show(listing: Listing) -> None:
    """Show both lists."""
    st.markdown("**Erased for good**\n" + _lines(listing.goes))
    st.markdown("**Stays**\n" + _lines(listing.stays))


def confirm(look: Callable[[], Listing], erase: Callable[[], None], *, key: str) -> None:
    """Show both lists, and erase once that is confirmed."""
    try:
        show(look())
        if not st.button("Erase for good", type="primary", key=key):
            return
        erase()
    except IptTrainingError as error:
        messages.show(error)
        return
    state.say_next("Erased")
    st.rerun()


def _lines(sentences: tuple[str, ...]) -> str:
    return "\n".join(f"- {messages.plain(one)}" for one in sentences)
