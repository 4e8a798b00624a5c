"""Sources of variance and plans on the screen: a bar for each source, a table of plans."""

from collections.abc import Sequence

import altair as alt
import streamlit as st

from ipt_training.domain.agreement.methods import Plan, VarianceStudy
from ipt_training.reliability.estimate import Estimate
from ipt_training.ui import messages, state
from ipt_training.ui.chart_ink import Ink, ink

TARGETS = (0.7, 0.8, 0.9)
"""Dependabilities that a planner may aim at."""


def show(studies: Sequence[VarianceStudy]) -> None:
    """Show each study under its question."""
    for study in studies:
        st.header(study.question, anchor=False)
        if study.refused is not None:
            st.caption(messages.plain(f"Not estimable because {study.refused.reason}."))
            continue
        _study(study)


def enough(study: VarianceStudy, target: float) -> str:
    """Say which of the plans reaches a dependability with the fewest ratings."""
    reached = [
        plan
        for plan in study.plans
        if isinstance(plan.dependability, Estimate) and plan.dependability.value >= target
    ]
    if not reached:
        return f"None of the plans below reaches {target:g}."
    best = min(reached, key=_ratings)
    return f"{in_words(best)} would be enough for {target:g}."


def in_words(plan: Plan) -> str:
    """Say a plan in words: 4 sessions, 2 raters."""
    return ", ".join(f"{n} {what}{'' if n == 1 else 's'}" for what, n in plan.n)


def _study(study: VarianceStudy) -> None:
    st.altair_chart(
        _chart(study, ink()),
        width="stretch",
        alt="Share of the differences by source. The table below says the same.",
        key=state.key("methods", "chart", study.design),
    )
    target = st.segmented_control(
        "Dependability to reach",
        TARGETS,
        default=0.8,
        key=state.key("methods", "target", study.design),
    )
    st.markdown(messages.plain(enough(study, target or 0.8)))
    with st.expander("Sources and plans as tables"):
        st.table(
            [
                {
                    "Source": one.words,
                    "Effect": messages.plain(one.effect),
                    "Variance": messages.plain(f"{one.variance:.4f}"),
                    "Share": f"{one.share:.0%}",
                }
                for one in study.sources
            ],
            hide_index=True,
            border="horizontal",
        )
        st.table(
            [
                {
                    "Plan": in_words(plan).capitalize(),
                    "Dependability": _coefficient(plan),
                    "SEM in points": "–" if plan.error is None else f"{plan.error:.2f}",
                }
                for plan in study.plans
            ],
            hide_index=True,
            border="horizontal",
        )
        st.caption(messages.plain(_small(study)))


def _small(study: VarianceStudy) -> str:
    notes = "; ".join(("Generalizability theory, design " + study.design, *study.notes))
    return (
        f"{notes}. {study.n_scores} scores. Dependability is the index Φ, absolute: as when a score"
        " is held against a mark. Variances below zero count as none in shares and plans."
    )


def _ratings(plan: Plan) -> int:
    product = 1
    for _, n in plan.n:
        product *= n
    return product


def _coefficient(plan: Plan) -> str:
    result = plan.dependability
    if isinstance(result, Estimate):
        return f"{result.value:.2f}"
    return messages.plain(f"Not estimable because {result.reason}")


def _chart(study: VarianceStudy, colours: Ink) -> alt.LayerChart | alt.FacetChart:
    rows = [
        {"source": one.words, "share": one.share, "label": f"{one.share:.0%}"}
        for one in study.sources
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("source:N", sort=[one.words for one in study.sources], title=None).axis(
            labelLimit=320, labelColor=colours.text, ticks=False
        ),
        x=alt.X("share:Q", title=None, scale=alt.Scale(domain=[0, 1.1])).axis(None),
    )
    return alt.layer(
        base.mark_bar(color=colours.first, height=14),
        base.mark_text(align="left", dx=6, color=colours.text).encode(text="label:N"),
    ).properties(
        title=alt.TitleParams(
            f"Where differences come from (n = {study.n_targets}, {study.n_scores} scores)",
            anchor="start",
            color=colours.text,
        ),
        height=alt.Step(28),
    )
