"""A rater's profile on the screen: the sentence, then the control chart with its table."""

import altair as alt
import streamlit as st

from ipt_training.domain.agreement.results import Profile
from ipt_training.reports import words
from ipt_training.reports.agreement.profile import bias_of, drift_of
from ipt_training.ui import messages
from ipt_training.ui.chart_ink import Ink, dates, ink


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
    st.altair_chart(
        _chart(found, ink()),
        width="stretch",
        alt=f"Difference from {_others(found)} over time. The table below says the same.",
    )
    with st.expander("Show as table"):
        st.table(
            [
                {
                    "Signed": words.day_of(point.on),
                    "Difference": messages.plain(f"{point.difference:+.2f}"),
                    "Weighted average": messages.plain(f"{point.smoothed:+.2f}"),
                    "Limits": messages.plain(f"{point.lower:+.2f} to {point.upper:+.2f}"),
                    "More than chance": "; ".join(point.signals),
                }
                for point in found.points
            ],
            hide_index=True,
            border="horizontal",
        )


def _others(found: Profile) -> str:
    return found.reference.name if found.reference else "every other rater of the same kind"


def _chart(found: Profile, colours: Ink) -> alt.LayerChart | alt.FacetChart:
    rows = [
        {
            "on": f"{point.on.isoformat()}T12:00:00",
            "difference": point.difference,
            "smoothed": point.smoothed,
            "lower": point.lower,
            "upper": point.upper,
            "signal": bool(point.signals),
        }
        for point in found.points
    ]
    axis = alt.Axis(labelColor=colours.text, titleColor=colours.text, grid=False)
    scale = alt.Scale(zero=False, padding=14)
    height = alt.Y("difference:Q", title="Difference in points", axis=axis, scale=scale)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("on:T", title=None, scale=alt.Scale(padding=12), axis=dates(colours))
    )
    limits = base.mark_line(color=colours.line, strokeDash=[4, 4])
    dots = base.mark_point(size=50, filled=True, opacity=0.7, color=colours.line)
    layers = [
        dots.encode(y=height),
        limits.encode(y=alt.Y("lower:Q", scale=scale)),
        limits.encode(y=alt.Y("upper:Q", scale=scale)),
        base.mark_line(color=colours.first, strokeWidth=2).encode(y="smoothed:Q"),
    ]
    signals = [row for row in rows if row["signal"]]
    if signals:
        ring = alt.Chart(alt.InlineData(values=signals)).mark_point(
            size=140, filled=False, strokeWidth=2, color=colours.second, opacity=1
        )
        layers.append(ring.encode(x="on:T", y="difference:Q"))
    return alt.layer(*layers).properties(
        title=alt.TitleParams(
            f"Against {_others(found)} on the same sessions (n = {len(rows)})",
            subtitle=[
                "Dots: sessions; higher is more lenient. Line: weighted average.",
                "Dashed: its limits. Ringed: more than chance.",
            ],
            anchor="start",
            color=colours.text,
            subtitleColor=colours.text,
        ),
        height=320,
    )
