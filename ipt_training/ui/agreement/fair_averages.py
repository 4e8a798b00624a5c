"""Fair averages on the screen: beside the plain means, as advice."""

import streamlit as st

from ipt_training.domain.agreement.methods import FairAverages
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.rasch import RaterSeverity
from ipt_training.reports.words import count_of
from ipt_training.ui import chart, messages, table
from ipt_training.ui.chart_ink import Ink, ink


def show(found: FairAverages) -> None:
    """Show plain means against fair averages, and the severity that the reader may see."""
    if found.refused is not None:
        st.caption(messages.plain(f"Not estimable because {found.refused.reason}."))
        return
    st.markdown(messages.plain(sentence(found)))
    if found.withheld:
        st.info(messages.plain(found.withheld))
    else:
        _sessions(found)
    _raters(found)
    st.caption(messages.plain(how(found)))


def sentence(found: FairAverages) -> str:
    """Say how far fair averages lie from plain means, and how often it would matter."""
    n = count_of(found.n_sessions, "session", "sessions")
    text = f"Over {n}, fair averages lie at most {found.widest:.2f} points from plain means."
    if found.withheld:
        return text
    return (
        f"{text} {count_of(found.crossing, 'session lies', 'sessions lie')} on the other side of"
        f" the mark of {found.mark:.2f} by the fair average: look at them with a second rater."
    )


def strictness(found: FairAverages) -> str:
    """Say in points of the scale how far raters lie from average strictness."""
    known = [(who, one) for who, one in found.raters if isinstance(one, RaterSeverity)]
    if not known:
        return "How strict a rater is cannot be told from these scores."
    if len(known) == 1:
        who, one = known[0]
        lean = "more" if one.points > 0 else "less"
        return (
            f"{who.name} gives {abs(one.points):.2f} points {lean} than a rater of average"
            " strictness would give the same session."
        )
    far = max(abs(one.points) for _, one in known)
    return (
        f"Who rates makes up to {far:.2f} points: so far does one of these raters lie from a rater"
        " of average strictness on the same session."
    )


def how(found: FairAverages) -> str:
    """Say how the figures came about, for whoever compares them with another program's."""
    said = (
        f"Many-facet Rasch model: {found.method}",
        *found.notes,
        "Programs that estimate jointly would put severities about"
        f" {found.stretch:.2f} times as far from zero here",
    )
    return ". ".join(said) + "."


def _sessions(found: FairAverages) -> None:
    _chart(found, ink())
    with st.expander("Show as table"):
        table.show(
            [
                {
                    "Plain mean": f"{plain:.2f}",
                    "Fair average": f"{fair:.2f}",
                    "Difference": f"{fair - plain:+.2f}",
                }
                for plain, fair in sorted(found.sessions)
            ],
            name="Plain means and fair averages",
        )


def _raters(found: FairAverages) -> None:
    if not found.raters:
        return
    st.write(messages.plain(strictness(found)))
    rows = []
    for rater, figure in found.raters:
        row = {"Rater": rater.name}
        if isinstance(figure, NotEstimable):
            rows.append({**row, "In points": f"Not estimable because {figure.reason}"})
            continue
        rows.append(
            {
                **row,
                "In points": (f"{figure.points:+.2f} (standard error {figure.points_error:.2f})"),
                "Fair average": f"{figure.fair_average:.2f}",
                "Severity": (
                    f"{figure.severity:+.2f} logits (standard error {figure.standard_error:.2f})"
                ),
                "Infit": f"{figure.infit:.2f}",
                "Outfit": f"{figure.outfit:.2f}",
                "Scores (n)": str(figure.n),
            }
        )
    table.show(rows, name="Severity by rater")
    st.caption(
        "In points: what a session of average quality gets above what a rater of average strictness"
        " would give it; below nothing is strict. Severity, in logits, runs the other way: above"
        " nothing is strict. Infit and outfit near 1: as predictable as the model"
        " expects; well above 1: erratic. In alphabetical order; nobody is ranked."
    )


def _chart(found: FairAverages, colours: Ink) -> None:
    rows = [
        {"plain": plain, "fair": fair, "crosses": (plain < found.mark) is not (fair < found.mark)}
        for plain, fair in found.sessions
    ]
    scale = {"domain": [*found.scale], "nice": False, "zero": False}
    axis = chart.axis(colours)
    dashed: chart.Look = {"strokeDash": [4, 4], "color": colours.line}
    chart.show(
        chart.layer(
            [{"mark": found.mark}],
            chart.mark("rule", {"x": chart.amount("mark")}, **dashed),
            chart.mark("rule", {"y": chart.amount("mark")}, **dashed),
        ),
        chart.layer(
            rows,
            chart.mark("circle", size=50, opacity=0.8),
            x=chart.amount("plain", title="Plain mean", scale=scale, axis=axis),
            y=chart.amount("fair", title="Fair average", scale=scale, axis=axis),
            color=chart.either("crosses", colours.second, colours.first),
        ),
        title=chart.title(
            f"Plain means and fair averages (n = {len(rows)})",
            colours,
            "Dot: a session. Dashed: the mark.",
            "Amber: on different sides of it.",
        ),
        alt="Fair average by plain mean of each session. The table below says the same.",
        height=340,
    )
