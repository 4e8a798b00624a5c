"""How far two raters lie apart: for one of the two, and without a word on who scores higher."""

from collections.abc import Sequence

import streamlit as st

from ipt_training.domain.agreement.results import PairDistance
from ipt_training.reports.words import count_of
from ipt_training.ui import chart, messages, state, table
from ipt_training.ui.chart_ink import Ink, ink

ROW = 32


def show(found: PairDistance) -> None:
    """Show how often the scores of two are the same, and how far the means of a session lie."""
    if found.withheld:
        st.info(messages.plain(found.withheld))
        return
    if not found.scores:
        st.caption("The two gave no score to the same item.")
        return
    items = [(_apart(points), n) for points, n in found.apart]
    means = [(_up_to(place, points), n) for place, (points, n) in enumerate(found.means)]
    left, right = st.columns(2, gap="medium")
    with left:
        same = f"The same score in {found.apart[0][1]} of {found.scores}"
        _bars("items", items, same, "How far item scores lie apart.")
    with right:
        sessions = count_of(found.sessions, "session", "sessions")
        _bars("means", means, sessions, "How far the means of both lie apart.")
    st.write(messages.plain(sentence(found)))
    with st.expander("Show the distances as tables"):
        table.show(_rows("Item scores", items), name="How far item scores lie apart")
        table.show(_rows("Means of a session", means), name="How far means lie apart")


def sentence(found: PairDistance) -> str:
    """Say how far the two lie apart as a rule, and what is not shown."""
    typical = ""
    if found.typical is not None:
        typical = (
            f"In half of the sessions your means lie at most {found.typical:.2f} points apart. "
        )
    return (
        f"{typical}Who of you scores higher is not shown: how strict a rater is stays with that"
        " rater and the programme leads."
    )


def _apart(points: int) -> str:
    return f"{count_of(points, 'point', 'points')} apart" if points else "The same"


def _up_to(place: int, points: float) -> str:
    return f"At most {points:.2f} apart" if place == 0 else f"Up to {points:.2f} apart"


def _rows(what: str, counted: Sequence[tuple[str, int]]) -> list[dict[str, str]]:
    return [{what: name, "How often": str(n)} for name, n in counted]


def _bars(key: str, counted: Sequence[tuple[str, int]], title: str, under: str) -> None:
    colours = ink()
    chart.show(
        _layer(counted, colours),
        title=chart.title(title, colours, under),
        alt=f"{title}. {under} The table below says the same.",
        height=chart.each(ROW),
        key=state.key("agreement", "distance", key),
    )


def _layer(counted: Sequence[tuple[str, int]], colours: Ink) -> chart.Part:
    rows = [{"distance": name, "n": n, "label": str(n)} for name, n in counted]
    down = chart.BELOW_NAME
    most = max(n for _, n in counted)
    return chart.layer(
        rows,
        chart.names_above("distance", colours),
        chart.mark("bar", color=colours.first, height=14, yOffset=down),
        chart.text("label", colours, align="left", dx=6, yOffset=down),
        y=chart.row_names("distance", [name for name, _ in counted], colours),
        x=chart.amount("n", title=None, scale={"domain": [0, 1.15 * most]}, axis=None),
    )
