"""The choice in a scene, as a trainee makes it. Nothing here knows what is right.

Content packs call it the scene's `decision`; everywhere else that word is certification's.
"""

from dataclasses import dataclass

import streamlit as st

from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.practice.attempt import Given
from ipt_training.domain.practice.vignette import Choose, Decision, Map, Rank, Say
from ipt_training.ui import messages, state
from ipt_training.ui.practice import answer_fields as fields
from ipt_training.ui.practice import draft_field, prose


@dataclass(frozen=True)
class Place:
    """Where an answer is given: the attempt and the number of its part."""

    screen: str
    attempt_id: str
    number: int

    def key(self, field: str) -> str:
        """Give the key of a widget; it tells the place and nothing of the content."""
        return state.key(self.screen, field, self.attempt_id, str(self.number))


def show(asked: Decision, at: Place) -> Given | None:
    """Show what is asked and give the answer once it is sent; it may be incomplete.

    Raises:
        RuleBroken: when the browser sent something that was not offered.
    """
    if isinstance(asked, Say):
        return _own_words(asked, at)
    given = _fields(asked, at)
    return given if st.button("Decide", type="primary", key=at.key("submit")) else None


def _fields(asked: Choose | Rank | Map, at: Place) -> Given:
    texts = [option.text for option in asked.options]
    ids = [option.id for option in asked.options]
    key = at.key("answer")
    match asked:
        case Choose():
            chosen = fields.one_of(asked.ask, texts, key=key)
            return Given(chosen=() if chosen is None else (ids[chosen],))
        case Rank():
            shown = fields.mixed(ids, seed=f"{at.attempt_id}.{at.number}")
            order = fields.order_of(asked.ask, texts, shown=shown, key=key)
            return Given(chosen=tuple(ids[n] for n in order))
        case Map():
            labels = [one.label for one in asked.bins]
            placed = fields.places_of(asked.ask, texts, labels, key=key)
            return Given(placed={ids[n]: asked.bins[to].id for n, to in placed.items()})


def _own_words(asked: Say, at: Place) -> Given | None:
    written = state.text(at.key("written"))
    if not written:
        _write(asked, at)
        return None
    st.markdown(messages.plain(asked.ask))
    prose.show(written)
    st.markdown("**What a supervisor would look for.** Tick what you find in your own words.")
    ticked = tuple(
        n
        for n, point in enumerate(asked.look_for)
        if st.checkbox(messages.plain(point), key=at.key(f"point.{n}")) is True
    )
    st.caption(
        "No machine marks this. Your words and ticks are kept together; good answers follow."
    )
    sent = st.button("Keep this and go on", type="primary", key=at.key("submit"))
    return Given(text=written, ticked=ticked) if sent else None


def _write(asked: Say, at: Place) -> None:
    key = at.key("draft")
    draft_field.show(key, asked.ask, slot=f"{at.attempt_id}.{at.number}")
    st.caption("What you write stays in this tab until you keep it, also when you reload.")
    if not st.button("Compare with what to look for", type="primary", key=at.key("compare")):
        return
    text = draft_field.typed(key)
    if not text:
        raise RuleBroken("Write what you would say first; a sentence is enough.")
    state.put(at.key("written"), text)
    st.rerun()
