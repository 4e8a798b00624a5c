"""The rubric as a rater fills it in: what was heard first, then one group of items at a time.

Every widget shows what is stored and saves at once; nothing has a default.
"""

from functools import partial

import streamlit as st

from ipt_training.domain.fidelity import judging
from ipt_training.domain.fidelity.rating import Answer, Polarity
from ipt_training.domain.fidelity.rubric import Aspect, Item, Scale
from ipt_training.reports import words
from ipt_training.ui import messages, state
from ipt_training.ui.fidelity import cursor, note_field, player, what_is_heard
from ipt_training.ui.fidelity.saving import Pen
from ipt_training.use_cases.fidelity.rate import Desk

SIGNS = {Polarity.FOR: "▲", Polarity.AGAINST: "▼", Polarity.MISSED: "◇"}
"""The shapes that the player draws for the same marks."""
MARKS = {polarity: f"{sign} {words.POLARITIES[polarity]}" for polarity, sign in SIGNS.items()}


def show(pen: Pen, desk: Desk, *, player_key: str) -> None:
    """Show what was heard and, once that is said, the open group of items."""
    if desk.draft.judgement.heard is None:
        st.header("What do you hear?", anchor=False)
        st.caption("The items follow from the phase and the focus you hear, not from the plan.")
        what_is_heard.ask(pen, desk)
        return
    # A closed popover is not in the page: what it holds is drawn when it opens, and filled then.
    change = st.popover(
        "Change phase or focus", type="tertiary", key=_key(desk, "change"), on_change="rerun"
    )
    if change.open:
        with change:
            st.caption("Scores of items that no longer apply are kept until you sign.")
            what_is_heard.ask(pen, desk)
    what_is_heard.say_dialect(desk, desk.draft.judgement.heard)
    opened = cursor.opened(desk)
    _groups(desk, opened[0].id if opened else None)
    current = cursor.current(desk)
    for item in opened[1] if opened else ():
        _item(pen, desk, item, is_current=item is current, player_key=player_key)
    st.button(
        "Next open item",
        key=_key(desk, "next"),
        icon=":material/arrow_downward:",
        on_click=lambda: cursor.advance(pen.desk()),
    )


def _groups(desk: Desk, opened: str | None) -> None:
    judgement = desk.draft.judgement
    offered = cursor.groups(desk.rubric, judgement)
    labels = {
        group.id: f"{group.title} · {cursor.done(items, judgement)} of {len(items)}"
        for group, items in offered
    }
    key = state.follow(_key(desk, "group"), opened)
    st.segmented_control(
        "Groups of items",
        list(labels),
        format_func=partial(_named, labels),
        key=key,
        on_change=partial(_open_group, desk, key),
        required=True,
        wrap=True,
        label_visibility="collapsed",
    )


def _open_group(desk: Desk, key: str) -> None:
    chosen = state.chosen(key)
    if isinstance(chosen, str):
        cursor.open_group(desk, chosen)


def _item(pen: Pen, desk: Desk, item: Item, *, is_current: bool, player_key: str) -> None:
    answer = desk.draft.judgement.answers.get(item.id, Answer())
    with st.container(border=True, key=_key(desk, "item", item.id)):
        st.markdown(f"## {messages.plain(item.title)}")
        if is_current:
            _say_keys(desk, item, answer)
        with st.expander("What to look for"):
            st.markdown(
                f"{messages.plain(item.look_for)}\n\n**Does not count.**"
                f" {messages.plain(item.does_not_count)}"
            )
        for aspect in item.aspects:
            _scale(pen, desk, item, aspect, answer)
        with st.container(horizontal=True, vertical_alignment="center"):
            _not_rated(pen, desk, item, answer)
            _all_levels(desk, item)
        _chips(desk, item, player_key)
        if is_current or answer.note:
            _note(pen, desk, item, answer)


def _say_keys(desk: Desk, item: Item, answer: Answer) -> None:
    aspect = cursor.next_aspect(desk.rubric, item, answer)
    scale = desk.rubric.scale(aspect)
    if scale is not None:
        st.caption(
            f":material/keyboard: Current item: keys {scale.lowest} to {scale.highest} score"
            f" {words.ASPECTS[aspect].lower()}, Enter goes on."
        )


def _scale(pen: Pen, desk: Desk, item: Item, aspect: Aspect, answer: Answer) -> None:
    scale = desk.rubric.scale(aspect)
    dose = answer.scores.get(Aspect.DOSE)
    if scale is None or (
        aspect is Aspect.PURPOSE and (dose is None or judging.absent(desk.rubric, item, dose))
    ):
        return
    value = answer.scores.get(aspect)
    key = state.follow(_key(desk, aspect.value, item.id), value)
    labels = {level.value: f"{level.value}  {level.label}" for level in scale.levels}
    st.segmented_control(
        f"{words.ASPECTS[aspect]}: {messages.plain(scale.question)}",
        list(labels),
        format_func=partial(_level, labels),
        key=key,
        on_change=partial(_save_score, pen, desk, item.id, aspect, key),
        wrap=True,
    )
    behaviour = item.behaviour_at(aspect, value) if value is not None else None
    if behaviour:
        st.caption(messages.plain(f"{value}: {behaviour}"))


def _save_score(pen: Pen, desk: Desk, item_id: str, aspect: Aspect, key: str) -> None:
    value = state.chosen(key)
    pen.write(lambda now: judging.scored(now.draft.judgement, now.rubric, item_id, aspect, value))
    cursor.pin(desk, item_id)


def _not_rated(pen: Pen, desk: Desk, item: Item, answer: Answer) -> None:
    stored = answer.not_rated.value if answer.not_rated else None
    key = state.follow(_key(desk, "why", item.id), stored)
    labels = {reason.value: text for reason, text in words.NOT_RATED.items()}
    st.pills(
        "No score, because",
        list(labels),
        format_func=partial(_named, labels),
        key=key,
        on_change=partial(_save_not_rated, pen, desk, item.id, key),
        label_visibility="collapsed",
    )


def _save_not_rated(pen: Pen, desk: Desk, item_id: str, key: str) -> None:
    why = state.chosen(key)
    pen.write(lambda now: judging.not_rated(now.draft.judgement, now.rubric, item_id, why))
    cursor.pin(desk, item_id)


def _all_levels(desk: Desk, item: Item) -> None:
    levels = st.popover(
        "What each level looks like",
        type="tertiary",
        key=_key(desk, "levels", item.id),
        on_change="rerun",
    )
    if not levels.open:
        return
    offered = [aspect for aspect in item.aspects if desk.rubric.scale(aspect) is not None]
    for aspect, part in zip(
        offered, levels.tabs([words.ASPECTS[one] for one in offered]), strict=True
    ):
        scale = desk.rubric.scale(aspect)
        if scale is not None:
            with part:
                _levels(item, aspect, scale)


def _levels(item: Item, aspect: Aspect, scale: Scale) -> None:
    for level in scale.levels:
        behaviour = item.behaviour_at(aspect, level.value) or ""
        st.markdown(f"**{level.value} {messages.plain(level.label)}.** {messages.plain(behaviour)}")


def _chips(desk: Desk, item: Item, player_key: str) -> None:
    marks = [one for one in desk.draft.judgement.evidence if item.id in one.items]
    if not marks:
        return
    with st.container(horizontal=True):
        for mark in sorted(marks, key=lambda one: one.start):
            st.button(
                f"{MARKS[mark.polarity]} {words.span_of(mark.start, mark.end)}",
                key=_key(desk, "chip", item.id, mark.id),
                icon=":material/play_arrow:",
                help="Play from just before this mark",
                on_click=partial(player.play_from, player_key, mark.start),
                disabled=not player.is_there(desk.recording),
            )


def _note(pen: Pen, desk: Desk, item: Item, answer: Answer) -> None:
    key = _key(desk, "note", item.id)
    note_field.show(
        key,
        f"Note on “{item.title}”",
        text=answer.note,
        on_change=partial(_save_note, pen, item.id, key),
    )


def _save_note(pen: Pen, item_id: str, key: str) -> None:
    text = note_field.typed(key)
    if text is not None:
        pen.write(lambda now: judging.noted(now.draft.judgement, now.rubric, item_id, text))


def _named(labels: dict[str, str], option: str) -> str:
    return labels.get(option, str(option))


def _level(labels: dict[int, str], option: int) -> str:
    return labels.get(option, str(option))


def _key(desk: Desk, field: str, *parts: str) -> str:
    return state.key("desk", field, desk.draft.id, *parts)
