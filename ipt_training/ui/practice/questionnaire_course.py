"""The questionnaires of a case: totals over time, and the answers to item 9 in words."""

from collections.abc import Sequence

import altair as alt
import streamlit as st

from ipt_training.domain.practice.vignette import Instrument, Measurement
from ipt_training.reports import words
from ipt_training.ui import messages
from ipt_training.ui.chart_ink import Ink, axis, dates, ink

NAMES = {Instrument.PHQ9: "PHQ-9", Instrument.GAD7: "GAD-7", Instrument.PHQ_A: "PHQ-A"}
HIGHEST = {Instrument.PHQ9: 27, Instrument.GAD7: 21, Instrument.PHQ_A: 27}
ITEM_NINE = ("not endorsed", "several days", "more than half the days", "nearly every day")


def item_nine(one: Measurement) -> str:
    """Give the answer to the item on death and self-harm in words; empty where none is asked."""
    if one.instrument is Instrument.GAD7 or len(one.answers) < 9:
        return ""
    return ITEM_NINE[one.answers[8]]


def show(measurements: Sequence[Measurement]) -> None:
    """Show the totals as lines, item 9 in words, and the same as a table."""
    if not measurements:
        st.caption("No questionnaire has been filled in yet.")
        return
    ordered = sorted(measurements, key=lambda one: one.on)
    st.altair_chart(
        _chart(ordered, ink()),
        width="stretch",
        alt="Totals of the questionnaires over time. The table below says the same.",
    )
    st.markdown("**Thoughts of death or self-harm** (item 9)")
    asked = [one for one in ordered if item_nine(one)]
    st.markdown(
        "\n".join(f"- {messages.plain(one.at.capitalize())}: {item_nine(one)}" for one in asked)
    )
    with st.expander("The totals as a table"):
        st.table([_row(one) for one in ordered], hide_index=True, border="horizontal")


def _row(one: Measurement) -> dict[str, str]:
    return {
        "When": f"{messages.plain(one.at)}, {words.day_of(one.on)}",
        "Total": f"{NAMES[one.instrument]}: {one.total} of {HIGHEST[one.instrument]}",
        "Item 9": item_nine(one) or "not asked",
    }


def _chart(ordered: Sequence[Measurement], colours: Ink) -> alt.LayerChart | alt.FacetChart:
    tints = {Instrument.GAD7: colours.second}
    layers: list[alt.Chart] = []
    for instrument in dict.fromkeys(one.instrument for one in ordered):
        mine = [one for one in ordered if one.instrument is instrument]
        layers += _lines(mine, tints.get(instrument, colours.first), colours)
    return alt.layer(*layers).properties(
        height=260, title=f"Questionnaires (n = {len(ordered)}); lower is better"
    )


def _lines(mine: Sequence[Measurement], tint: str, colours: Ink) -> list[alt.Chart]:
    rows: list[dict[str, object]] = [
        {
            "on": f"{one.on.isoformat()}T12:00:00",
            "total": one.total,
            "label": f"{NAMES[one.instrument]}: {one.total}" if one is mine[0] else str(one.total),
            "When": f"{one.at}, {words.day_of(one.on)}",
            "Item 9": item_nine(one) or "not asked",
            "tint": colours.risk if item_nine(one) not in ("", ITEM_NINE[0]) else tint,
        }
        for one in mine
    ]
    above = -11 if mine[0].instrument is not Instrument.GAD7 else 13
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X(
            "on:T",
            title=None,
            scale=alt.Scale(padding=24),
            axis=dates(colours),
        ),
        y=alt.Y(
            "total:Q",
            title="Total",
            scale=alt.Scale(domain=[0, 27]),
            axis=axis(colours, values=(0, 5, 10, 15, 20, 25)),
        ),
        tooltip=[
            alt.Tooltip("When:N"),
            alt.Tooltip("total:Q", title="Total"),
            alt.Tooltip("Item 9:N"),
        ],
    )
    return [
        base.mark_line(color=tint, strokeWidth=2),
        base.mark_point(filled=True, size=70, opacity=1).encode(
            color=alt.Color("tint:N", scale=None)
        ),
        base.mark_text(dy=above, fontSize=12, color=colours.text, align="left", dx=-6).encode(
            text="label:N"
        ),
    ]
