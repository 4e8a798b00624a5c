"""The questionnaires of a case: totals over time, and the answers to item 9 in words."""

from collections.abc import Sequence

import streamlit as st

from ipt_training.domain.practice.vignette import Instrument, Measurement
from ipt_training.reports import words
from ipt_training.ui import chart, messages, table
from ipt_training.ui.chart_ink import Ink, ink

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
    _chart(ordered, ink())
    st.markdown("**Thoughts of death or self-harm** (item 9)")
    asked = [one for one in ordered if item_nine(one)]
    st.markdown(
        "\n".join(f"- {messages.plain(one.at.capitalize())}: {item_nine(one)}" for one in asked)
    )
    with st.expander("The totals as a table"):
        table.show([_row(one) for one in ordered], name="Totals of the questionnaires")


def _row(one: Measurement) -> dict[str, str]:
    return {
        "When": f"{one.at}, {words.day_of(one.on)}",
        "Total": f"{NAMES[one.instrument]}: {one.total} of {HIGHEST[one.instrument]}",
        "Item 9": item_nine(one) or "not asked",
    }


def _chart(ordered: Sequence[Measurement], colours: Ink) -> None:
    tints = {Instrument.GAD7: colours.second}
    chart.show(
        *(
            _course(
                [one for one in ordered if one.instrument is instrument],
                tints.get(instrument, colours.first),
                colours,
            )
            for instrument in dict.fromkeys(one.instrument for one in ordered)
        ),
        title=chart.title(f"Questionnaires (n = {len(ordered)}); lower is better", colours),
        alt="Totals of the questionnaires over time. The table below says the same.",
        height=260,
    )


def _course(mine: Sequence[Measurement], tint: str, colours: Ink) -> chart.Part:
    rows = [
        {
            "on": chart.noon(one.on),
            "total": one.total,
            "label": f"{NAMES[one.instrument]}: {one.total}" if one is mine[0] else str(one.total),
            "When": f"{one.at}, {words.day_of(one.on)}",
            "Item 9": item_nine(one) or "not asked",
            "tint": colours.risk if item_nine(one) not in ("", ITEM_NINE[0]) else tint,
        }
        for one in mine
    ]
    above = -11 if mine[0].instrument is not Instrument.GAD7 else 13
    own = {"color": chart.name("tint", scale=None)}
    return chart.layer(
        rows,
        chart.mark("line", color=tint, strokeWidth=2),
        chart.mark("circle", own, size=70, opacity=1),
        chart.text("label", colours, dy=above, fontSize=12, align="left", dx=-6),
        x=chart.day("on", colours, padding=24),
        y=chart.amount(
            "total",
            title="Total",
            scale={"domain": [0, 27]},
            axis=chart.axis(colours, values=[0, 5, 10, 15, 20, 25]),
        ),
        tooltip=[chart.name("When"), chart.amount("total", title="Total"), chart.name("Item 9")],
    )
