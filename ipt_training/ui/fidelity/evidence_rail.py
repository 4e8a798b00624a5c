"""The rail of marks: moments of the recording in order of time, those without an item first."""

from functools import partial

import streamlit as st

from ipt_training.domain.fidelity import judging
from ipt_training.domain.fidelity.rating import Evidence, Polarity, applicable_items
from ipt_training.domain.recordings.recording import times_may_be_off
from ipt_training.reports import words
from ipt_training.ui import messages, state
from ipt_training.ui.fidelity import note_field, player
from ipt_training.ui.fidelity.rubric_form import MARKS
from ipt_training.ui.fidelity.saving import Pen
from ipt_training.use_cases.fidelity.rate import Desk


def show(pen: Pen, desk: Desk, *, player_key: str) -> None:
    """Show every mark with what can be done to it, then the rater's words about the whole."""
    st.header("Marks", anchor=False)
    marks = judging.in_order(desk.draft.judgement.evidence)
    if not marks:
        st.caption("Press For, Against or Missed while you listen. The last five seconds are kept.")
    if marks and times_may_be_off(desk.recording.media, desk.draft.started_at):
        st.info(words.TIMES_MAY_BE_OFF)
    titles = _titles(desk) if marks else {}
    for mark in marks:
        _mark(pen, desk, mark, titles, player_key)
    st.header("The whole session", anchor=False)
    _whole(pen, desk)


def _mark(pen: Pen, desk: Desk, mark: Evidence, titles: dict[str, str], player_key: str) -> None:
    bound = [titles[one] for one in mark.items if one in titles]
    with st.container(border=True, key=_key(desk, "mark", mark.id), gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                f"{MARKS[mark.polarity]} {words.span_of(mark.start, mark.end)}",
                key=_key(desk, "replay", mark.id),
                icon=":material/play_arrow:",
                type="tertiary",
                help="Play from just before this mark",
                on_click=partial(player.play_from, player_key, mark.start),
                disabled=not player.is_there(desk.recording),
            )
            change = st.popover(
                "Change", type="tertiary", key=_key(desk, "change", mark.id), on_change="rerun"
            )
        if change.open:
            with change:
                _change(pen, desk, mark, titles)
        st.caption(messages.plain("; ".join(bound)) if bound else "**No item yet**")
        if mark.note:
            st.text(mark.note)


def _change(pen: Pen, desk: Desk, mark: Evidence, titles: dict[str, str]) -> None:
    bound = [one for one in mark.items if one in titles]
    items_key = state.follow(_key(desk, "items", mark.id), bound)
    st.multiselect(
        "Items this moment bears on",
        list(titles),
        format_func=lambda one: titles.get(one, str(one)),
        key=items_key,
        on_change=partial(_save_items, pen, mark.id, items_key),
        placeholder="Choose items",
    )
    polarity_key = state.follow(_key(desk, "polarity", mark.id), mark.polarity.value)
    st.segmented_control(
        "It speaks",
        [one.value for one in Polarity],
        format_func=lambda one: MARKS[Polarity(one)],
        key=polarity_key,
        on_change=partial(_save_polarity, pen, mark.id, polarity_key),
        required=True,
    )
    note_key = _key(desk, "marknote", mark.id)
    note_field.show(
        note_key,
        f"Note on {words.span_of(mark.start, mark.end)}",
        text=mark.note,
        on_change=partial(_save_note, pen, mark.id, note_key),
    )
    st.button(
        "Remove this mark",
        key=_key(desk, "remove", mark.id),
        icon=":material/delete:",
        on_click=partial(_remove, pen, mark.id),
    )


def _remove(pen: Pen, mark_id: str) -> None:
    pen.write(lambda now: judging.removed(now.draft.judgement, mark_id))


def _save_items(pen: Pen, mark_id: str, key: str) -> None:
    items = state.chosen(key)
    pen.write(lambda now: judging.assigned(now.draft.judgement, now.rubric, mark_id, items))


def _save_polarity(pen: Pen, mark_id: str, key: str) -> None:
    polarity = state.chosen(key)
    pen.write(lambda now: judging.turned(now.draft.judgement, mark_id, polarity))


def _save_note(pen: Pen, mark_id: str, key: str) -> None:
    text = note_field.typed(key)
    if text is not None:
        pen.write(lambda now: judging.annotated(now.draft.judgement, mark_id, text))


def _whole(pen: Pen, desk: Desk) -> None:
    judgement = desk.draft.judgement
    comment_key = _key(desk, "comment")
    note_field.show(
        comment_key,
        "Your words to the trainee",
        text=judgement.comment,
        hint="What worked, and one thing to try next.",
        on_change=partial(_save_comment, pen, comment_key),
    )
    crisis_key = state.follow(_key(desk, "crisis"), judgement.justified_departure)
    st.checkbox(
        "Justified departure (crisis)",
        key=crisis_key,
        on_change=partial(_save_departure, pen, crisis_key),
    )
    st.caption(
        "The session was rightly given to a crisis. A second rater checks it; it is not averaged."
    )


def _save_comment(pen: Pen, key: str) -> None:
    text = note_field.typed(key)
    if text is not None:
        pen.write(lambda now: judging.commented(now.draft.judgement, text))


def _save_departure(pen: Pen, key: str) -> None:
    justified = state.chosen(key)
    pen.write(lambda now: judging.departed(now.draft.judgement, justified))


def _titles(desk: Desk) -> dict[str, str]:
    heard = desk.draft.judgement.heard
    if heard is None:
        return {}
    return {item.id: item.title for item in applicable_items(desk.rubric, heard)}


def _key(desk: Desk, field: str, *parts: str) -> str:
    return state.key("rail", field, desk.draft.id, *parts)
