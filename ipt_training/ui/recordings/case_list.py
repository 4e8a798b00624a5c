"""Cases as rows, each with the way to it."""

from collections.abc import Sequence

import streamlit as st

from ipt_training.domain.recordings.recording import RecordingState
from ipt_training.reports import words
from ipt_training.ui import messages, state
from ipt_training.ui.places import Place, go
from ipt_training.use_cases.recordings.keep_cases import CaseFolder


def show(folders: Sequence[CaseFolder]) -> None:
    """Show each case in a line with its button."""
    for folder in folders:
        case = folder.case
        ready = sum(one.state is RecordingState.READY for one in folder.recordings)
        done = ", complete" if case.completed_on else ""
        line, button = st.columns([5, 1], vertical_alignment="center")
        line.markdown(
            f"**{messages.plain(case.pseudonym)}**  \n:gray[{words.PHASES[case.phase]} phase,"
            f" {words.FOCUSES[case.focus].lower()}{done}; {_to_hear(ready)}]"
        )
        if button.button("Open", key=state.key("cases", "open", case.id), width="stretch"):
            go(Place.CASE, case=case.id)


def _to_hear(ready: int) -> str:
    if not ready:
        return "no recording to hear"
    return f"{words.count_of(ready, 'recording', 'recordings')} to hear"
