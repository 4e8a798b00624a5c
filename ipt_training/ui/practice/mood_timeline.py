"""The timeline of a case: events above with their dates, mood below, sessions marked."""

from collections.abc import Sequence
from datetime import date
from string import ascii_lowercase

import streamlit as st

from ipt_training.domain.practice.vignette import Event
from ipt_training.reports import words
from ipt_training.ui import chart, table
from ipt_training.ui.chart_ink import Ink, ink

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
    _chart(ordered, named, ink())
    st.caption(
        "Letters and dots are events; numbers and squares are sessions."
        + ("" if whole else " It ends where the scene begins; the rest appears as you go on.")
    )
    with st.expander("What the letters stand for", expanded=True):
        table.show(
            [
                {
                    "Mark": mark,
                    "When": words.day_of(event.on).replace(" ", "\u00a0", 1),
                    "What happened": event.what,
                    "Mood": str(event.mood),
                }
                for mark, event in zip(named, ordered, strict=True)
            ],
            name="Events of the timeline",
        )


def _chart(events: Sequence[Event], named: Sequence[str], colours: Ink) -> None:
    steps = lanes([event.on for event in events])
    rows = [
        {
            "on": chart.noon(event.on),
            "mood": event.mood,
            "lane": 12 + 1.7 * lane,
            "mark": mark,
            "kind": "event" if event.session is None else "session",
            "When": words.day_of(event.on),
            "What": event.what,
        }
        for event, mark, lane in zip(events, named, steps, strict=True)
    ]
    scale = {"domain": [0, 13 + 1.7 * max(steps, default=0)], "nice": False}
    shapes = {"domain": ["event", "session"], "range": ["circle", "square"]}
    shape = {"shape": chart.name("kind", scale=shapes, legend=None)}
    lane = {"y": chart.amount("lane", scale=scale)}
    chart.show(
        chart.layer(
            rows,
            chart.mark("rule", {"y2": {"field": "lane"}}, color=colours.line, opacity=0.45),
            chart.mark("line", color=colours.first, strokeWidth=2),
            chart.mark("point", shape, filled=True, size=55, color=colours.first, opacity=1),
            chart.text("mark", colours, lane, fontSize=12, baseline="bottom"),
            x=chart.day("on", colours, padding=12),
            y=chart.amount(
                "mood",
                title="Mood (10 is well)",
                scale=scale,
                axis=chart.axis(colours, values=[0, 5, 10]),
            ),
            tooltip=[chart.name("When"), chart.name("What"), chart.amount("mood", title="Mood")],
        ),
        title=chart.title(f"Events and mood (n = {len(events)})", colours),
        alt=f"Mood from 0 to 10 over {len(events)} dated events. The table below says the same.",
        height=HEIGHT,
    )
