"""The first three questions of a rating: which phase and focus are heard, and in which dialect."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from ipt_training.domain.fidelity import judging
from ipt_training.domain.fidelity.dialects import choices
from ipt_training.domain.fidelity.rating import Heard
from ipt_training.domain.ipt import Dialect, Focus, Phase
from ipt_training.reports import words
from ipt_training.reports.fidelity.dialect_choice import before_choosing, once_chosen
from ipt_training.ui import messages, state
from ipt_training.ui.fidelity.saving import Pen
from ipt_training.use_cases.fidelity.rate import Desk


def ask(pen: Pen, desk: Desk) -> None:
    """Ask for phase, focus and dialect, and say what the dialect decides."""
    stored = desk.draft.judgement.heard
    questions: tuple[tuple[str, str, Mapping[Any, str], Any], ...] = (
        ("phase", "Phase", words.PHASES, stored.phase if stored else None),
        ("focus", "Focus", words.FOCUSES, stored.focus if stored else None),
        ("dialect", "Dialect", words.DIALECTS, stored.dialect if stored else None),
    )
    # Until all three are said, what is chosen is kept by the widgets alone.
    keys = tuple(
        state.follow(state.key("desk", name, desk.draft.id), value.value)
        if value is not None
        else state.key("desk", name, desk.draft.id)
        for name, _, _, value in questions
    )
    for (_, label, names, _), key in zip(questions, keys, strict=True):
        labels = {option.value: text for option, text in names.items()}
        st.segmented_control(
            label,
            list(labels),
            format_func=partial(_named, labels),
            key=key,
            on_change=partial(_save_heard, pen, keys),
            required=stored is not None,
            wrap=True,
        )
    _say_what_is_chosen(desk, keys)


def say_dialect(desk: Desk, heard: Heard) -> None:
    """Say what the dialect of a rating means; nothing where every dialect asks the same items."""
    offered = choices(desk.rubric, heard.phase, heard.focus)
    if any(one.left_out for one in offered):
        st.caption(messages.plain(once_chosen(offered, heard.dialect)))


def _say_what_is_chosen(desk: Desk, keys: tuple[str, ...]) -> None:
    """Say below the fields what the dialect decides, as soon as phase and focus are chosen."""
    phase, focus, dialect = (state.chosen(key) for key in keys)
    if not isinstance(phase, str) or not isinstance(focus, str):
        return
    offered = choices(desk.rubric, Phase(phase), Focus(focus))
    said = once_chosen(offered, Dialect(str(dialect))) if dialect else before_choosing(offered)
    st.caption(messages.plain(said))


def _save_heard(pen: Pen, keys: tuple[str, ...]) -> None:
    phase, focus, dialect = (state.chosen(key) for key in keys)
    if phase is None or focus is None or dialect is None:
        return
    pen.write(
        lambda now: judging.heard(now.draft.judgement, phase=phase, focus=focus, dialect=dialect)
    )


def _named(labels: dict[str, str], option: str) -> str:
    return labels.get(option, str(option))
