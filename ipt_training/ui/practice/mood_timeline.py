"""The timeline of a case: events above with their dates, mood below, sessions marked."""

from collections.abc import Sequence
from datetime import date
from string import ascii_lowercase

import altair as alt
import streamlit as st

from ipt_training.domain.practice.vignette import Event
from ipt_training.reports import words
from ipt_training.ui import messages
from ipt_training.ui.chart_ink import Ink, axis, dates, ink

PHONE = 270
"""Pixels across which marks must not touch."""
MARK = 18
HEIGHT = 300


def marks(events: Sequence[Event]) -> tuple[str, ...]:
    """Give each event its mark: the number of the session, or a letter."""
    letters = iter([*ascii_lowercase, *(f"{one}2" for one in ascii_lowercase)])
    return tuple(
        str(event.session) if event.session is not None else next(letters, "+") for event in events
    )


def lanes(days: Sequence[date]) -> tuple[int, ...]:
    """Give each day a lane, so that two marks in one lane never touch; lowest lane first."""
    if not days:
        return ()
    gap = max((max(days) - min(days)).days, 1) * MARK / PHONE
    ends: list[date] = []
    given: list[int] = []
    for day in days:
        free = (n for n, end in enumerate(ends) if (day - end).days >= gap)
        lane = next(free, len(ends))
        ends[lane : lane + 1] = [day]
        given.append(lane)
    return tuple(given)


def show(events: Sequence[Event], *, whole: bool) -> None:
    """Show the course of events and mood, and the same as a table."""
    ordered = sorted(events, key=lambda event: event.on)
    named = marks(ordered)
    st.altair_chart(
        _chart(ordered, named, ink()),
        width="stretch",
        alt=f"Mood from 0 to 10 over {len(ordered)} dated events. The table below says the same.",
    )
    st.caption(
        "Letters and dots are events; numbers and squares are sessions."
        + ("" if whole else " It ends where the scene begins; the rest appears as you go on.")
    )
    with st.expander("What the letters stand for", expanded=True):
        st.table(
            [
                {
                    "Mark": mark,
                    "When": words.day_of(event.on).replace(" ", "\u00a0", 1),
                    "What happened": messages.plain(event.what),
                    "Mood": event.mood,
                }
                for mark, event in zip(named, ordered, strict=True)
            ],
            hide_index=True,
            border="horizontal",
            alt="Events of the timeline",
        )


def _chart(
    events: Sequence[Event], named: Sequence[str], colours: Ink
) -> alt.LayerChart | alt.FacetChart:
    steps = lanes([event.on for event in events])
    rows = [
        {
            "on": f"{event.on.isoformat()}T12:00:00",
            "mood": event.mood,
            "lane": 12 + 1.7 * lane,
            "mark": mark,
            "kind": "event" if event.session is None else "session",
            "When": words.day_of(event.on),
            "What": event.what,
        }
        for event, mark, lane in zip(events, named, steps, strict=True)
    ]
    highest = 13 + 1.7 * max(steps, default=0)
    mood = alt.Y(
        "mood:Q",
        title="Mood (10 is well)",
        scale=alt.Scale(domain=[0, highest], nice=False),
        axis=axis(colours, values=(0, 5, 10)),
    )
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("on:T", title=None, scale=alt.Scale(padding=12), axis=dates(colours)),
        y=mood,
        tooltip=[alt.Tooltip("When:N"), alt.Tooltip("What:N"), alt.Tooltip("mood:Q", title="Mood")],
    )
    shape = alt.Shape(
        "kind:N",
        scale=alt.Scale(domain=["event", "session"], range=["circle", "square"]),
        legend=None,
    )
    return alt.layer(
        base.mark_rule(color=colours.line, opacity=0.45).encode(y2="lane:Q"),
        base.mark_line(color=colours.first, strokeWidth=2),
        base.mark_point(filled=True, size=55, color=colours.first, opacity=1).encode(shape=shape),
        base.mark_text(fontSize=12, baseline="bottom", color=colours.text).encode(
            y=alt.Y("lane:Q", scale=alt.Scale(domain=[0, highest], nice=False)), text="mark:N"
        ),
    ).properties(height=HEIGHT, title=f"Events and mood (n = {len(events)})")
