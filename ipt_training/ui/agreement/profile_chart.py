"""A rater's profile on the screen: the sentence, then the control chart with its table."""

import streamlit as st

from ipt_training.domain.agreement.results import Profile
from ipt_training.reports import words
from ipt_training.reports.agreement.profile import bias_of, drift_of
from ipt_training.ui import chart, messages, table
from ipt_training.ui.chart_ink import Ink, ink


def show(found: Profile, *, own: bool) -> None:
    """Show how one rater scores beside the others."""
    st.header("Strict or lenient", anchor=False)
    st.subheader(messages.plain(bias_of(found, own=own)), anchor=False)
    st.caption(
        messages.plain(
            f"Compared: {found.compared}, on the same sessions, with {_others(found)}. Being strict"
            " is no fault: it says how to read the scores."
        )
    )
    st.header("Over time", anchor=False)
    if found.no_chart:
        st.caption(messages.plain(f"There is no chart yet: {found.no_chart}."))
        return
    st.write(messages.plain(drift_of(found)))
    _chart(found, ink())
    with st.expander("Show as table"):
        table.show(
            [
                {
                    "Signed": words.day_of(point.on),
                    "Difference": f"{point.difference:+.2f}",
                    "Weighted average": f"{point.smoothed:+.2f}",
                    "Limits": f"{point.lower:+.2f} to {point.upper:+.2f}",
                    "More than chance": "; ".join(point.signals),
                }
                for point in found.points
            ],
            name="Differences over time",
        )


def _others(found: Profile) -> str:
    return found.reference.name if found.reference else "every other rater of the same kind"


def _chart(found: Profile, colours: Ink) -> None:
    rows = [
        {
            "on": chart.noon(point.on),
            "difference": point.difference,
            "smoothed": point.smoothed,
            "lower": point.lower,
            "upper": point.upper,
            "signal": bool(point.signals),
        }
        for point in found.points
    ]
    scale: chart.Part = {"zero": False, "padding": 14}
    axis = chart.axis(colours)
    points = chart.amount("difference", title="Difference in points", axis=axis, scale=scale)
    dot = chart.mark("circle", {"y": points}, size=50, opacity=0.7, color=colours.line)
    ring = chart.mark(
        "point",
        {"y": points},
        size=140,
        filled=False,
        strokeWidth=2,
        color=colours.second,
        opacity=1,
    )
    course = chart.mark("line", {"y": chart.amount("smoothed")}, color=colours.first, strokeWidth=2)
    on = chart.day("on", colours, padding=12)
    chart.show(
        chart.layer(
            rows,
            dot,
            *(_limit(side, scale, colours) for side in ("lower", "upper")),
            course,
            x=on,
        ),
        chart.layer([row for row in rows if row["signal"]], ring, x=on),
        title=chart.title(
            f"Difference over time (n = {len(rows)} sessions)",
            colours,
            f"Against {_others(found)}.",
            "Dots: sessions; higher is more lenient. Line: weighted average.",
            "Dashed: its limits. Ringed: more than chance.",
        ),
        alt=f"Difference from {_others(found)} over time. The table below says the same.",
        height=320,
    )


def _limit(side: str, scale: chart.Part, colours: Ink) -> chart.Part:
    y = {"y": chart.amount(side, scale=scale)}
    return chart.mark("line", y, color=colours.line, strokeDash=[4, 4])
