"""Two raters side by side: their item scores against each other, and their means' differences."""

import altair as alt
import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.agreement.results import Agreement, PairDetail, PairFigure
from ipt_training.domain.people.person import Role
from ipt_training.reliability.estimate import Estimate
from ipt_training.reports import figures
from ipt_training.ui import messages, state
from ipt_training.ui.chart_ink import Ink, ink
from ipt_training.use_cases.people.access import Session


def show(services: Services, session: Session, found: Agreement) -> None:
    """Let a lead look at any pair, and a supervisor at the pairs they are part of."""
    person = services.who(session)
    lead = person.holds(Role.PROGRAMME_LEAD)
    pairs = [
        pair
        for pair in found.matrix
        if pair.sessions and (lead or person.id in (pair.first.id, pair.second.id))
    ]
    st.header("Two raters side by side", anchor=False)
    if not pairs:
        st.caption("You share no rated session with another rater here yet.")
        return
    place = st.selectbox(
        "Pair",
        range(len(pairs)),
        # The two with the most to look at; most pairs share only a few sessions.
        index=max(range(len(pairs)), key=lambda n: pairs[n].sessions),
        format_func=lambda n: messages.literal(_named(pairs[n])),
        key=state.key("agreement", "pair"),
    )
    chosen = pairs[place]
    detail = services.agreement.pair(session, found.selection, chosen.first.id, chosen.second.id)
    if detail.withheld:
        st.info(messages.plain(detail.withheld))
        return
    left, right = st.columns(2, gap="medium")
    with left:
        _confusion(detail)
    with right:
        _differences(detail, found.scale)
    if not lead:
        st.caption("You see the pairs that you are part of; the lead sees every pair.")


def _named(pair: PairFigure) -> str:
    return f"{pair.first.name} and {pair.second.name} (n = {pair.sessions})"


def _confusion(detail: PairDetail) -> None:
    if not detail.scores:
        st.caption("The two gave no score to the same item.")
        return
    share = detail.same / detail.scores
    st.altair_chart(
        _confusion_chart(detail, ink()),
        width="stretch",
        alt=f"Scores of both raters against each other. {share:.0%} are the same.",
    )
    with st.expander("Show the scores as a table"):
        st.table(
            [
                {messages.plain(f"{detail.first.name} gave"): _level(level)}
                | {
                    f"{messages.plain(detail.second.name)}: {_level(other)}": str(n)
                    for other, n in zip(detail.levels, row, strict=True)
                }
                for level, row in zip(detail.levels, detail.confusion, strict=True)
            ],
            hide_index=True,
            border="horizontal",
        )


def _level(level: tuple[int, str]) -> str:
    return messages.plain(f"{level[0]} {level[1]}")


def _confusion_chart(detail: PairDetail, colours: Ink) -> alt.LayerChart | alt.FacetChart:
    rows = [
        {"first": level, "second": other, "n": n, "same": level == other}
        for (level, _), row in zip(detail.levels, detail.confusion, strict=True)
        for (other, _), n in zip(detail.levels, row, strict=True)
        if n
    ]
    order = [level for level, _ in detail.levels]
    axis = alt.Axis(
        labelColor=colours.text, titleColor=colours.text, grid=True, labelAngle=0, ticks=False
    )
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X(
            "second:O", title=detail.second.name, sort=order, scale=alt.Scale(domain=order)
        ).axis(axis),
        y=alt.Y(
            "first:O",
            title=detail.first.name,
            sort=order[::-1],
            scale=alt.Scale(domain=order[::-1]),
        ).axis(axis),
        tooltip=["first:O", "second:O", "n:Q"],
    )
    ring = base.mark_point(filled=False, strokeWidth=2).encode(
        size=alt.Size("n:Q", scale=alt.Scale(range=[60, 1400]), legend=None),
        color=alt.Color(
            "same:N",
            scale=alt.Scale(domain=[True, False], range=[colours.first, colours.second]),
            legend=None,
        ),
    )
    return alt.layer(
        ring, base.mark_text(color=colours.text, fontSize=12).encode(text="n:Q")
    ).properties(
        title=alt.TitleParams(
            f"The same score in {detail.same} of {detail.scores}",
            subtitle="Item scores of both; on the diagonal they are the same.",
            anchor="start",
            color=colours.text,
            subtitleColor=colours.text,
        ),
        height=300,
    )


def _differences(detail: PairDetail, scale: tuple[int, int]) -> None:
    if not detail.points:
        st.caption("The two share no score of what is compared.")
        return
    st.altair_chart(
        _differences_chart(detail, scale, ink()),
        width="stretch",
        alt="Difference of both raters by the mean of both. The sentence below says the same.",
    )
    st.caption(messages.plain(difference_of(detail)))
    with st.expander("Show the differences as a table"):
        st.table(
            [
                {"Mean of both": f"{mean:.2f}", "First minus second": f"{difference:+.2f}"}
                for mean, difference in sorted(detail.points)
            ],
            hide_index=True,
            border="horizontal",
        )


def difference_of(detail: PairDetail) -> str:
    """Say who scores higher on average, and how far the two may lie apart."""
    bias, lower, upper = detail.bias, detail.lower, detail.upper
    if not isinstance(bias, Estimate):
        return f"The mean difference is not estimable because {bias.reason}."
    text = f"Mean difference, first minus second: {figures.result_of(bias)} points."
    if isinstance(lower, Estimate) and isinstance(upper, Estimate):
        text += (
            f" For 95 of 100 sessions the two lie between {lower.value:+.2f} and"
            f" {upper.value:+.2f} points apart."
        )
    return text


def _differences_chart(
    detail: PairDetail, scale: tuple[int, int], colours: Ink
) -> alt.LayerChart | alt.FacetChart:
    points = [{"mean": mean, "difference": diff} for mean, diff in detail.points]
    lines = [
        {"at": result.value, "name": name, "end": scale[1]}
        for name, result in (
            ("mean", detail.bias),
            ("lower limit", detail.lower),
            ("upper limit", detail.upper),
        )
        if isinstance(result, Estimate)
    ]
    axis = alt.Axis(labelColor=colours.text, titleColor=colours.text, grid=False)
    across = alt.Scale(domain=list(scale), nice=False, zero=False)
    dots = (
        alt.Chart(alt.InlineData(values=points))
        .mark_point(filled=True, size=55, opacity=0.85, color=colours.first)
        .encode(
            x=alt.X("mean:Q", title="Mean of both", scale=across, axis=axis),
            y=alt.Y("difference:Q", title="First minus second, points", axis=axis),
        )
    )
    rules = alt.Chart(alt.InlineData(values=lines))
    return alt.layer(
        rules.mark_rule(strokeDash=[4, 4], color=colours.line).encode(y="at:Q"),
        rules.mark_text(align="right", dy=-6, color=colours.text).encode(
            x=alt.X("end:Q", scale=across), y="at:Q", text="name:N"
        ),
        dots,
    ).properties(
        title=alt.TitleParams(
            f"How far apart (n = {len(points)} sessions)",
            subtitle=f"{detail.first.name} minus {detail.second.name}",
            anchor="start",
            color=colours.text,
            subtitleColor=colours.text,
        ),
        height=300,
    )
