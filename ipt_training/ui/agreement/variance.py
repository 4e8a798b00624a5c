"""Sources of variance and plans on the screen: a bar for each source, a table of plans."""

from collections.abc import Sequence

import streamlit as st

from ipt_training.domain.agreement.methods import Plan, VarianceStudy
from ipt_training.reliability.estimate import Estimate
from ipt_training.ui import chart, messages, state, table
from ipt_training.ui.chart_ink import Ink, ink

TARGETS = (0.7, 0.8, 0.9)
"""Dependabilities that a planner may aim at."""
ROW = 32


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
    _chart(study, ink())
    target = st.segmented_control(
        "Dependability to reach",
        TARGETS,
        default=0.8,
        key=state.key("methods", "target", study.design),
    )
    st.markdown(messages.plain(enough(study, target or 0.8)))
    with st.expander("Sources and plans as tables"):
        table.show(
            [
                {
                    "Source": one.words,
                    "Effect": one.effect,
                    "Variance": f"{one.variance:.4f}",
                    "Share": f"{one.share:.0%}",
                }
                for one in study.sources
            ],
            name="Sources of differences",
        )
        table.show(
            [
                {
                    "Plan": in_words(plan).capitalize(),
                    "Dependability": _coefficient(plan),
                    "SEM in points": "–" if plan.error is None else f"{plan.error:.2f}",
                }
                for plan in study.plans
            ],
            name="Plans and their dependability",
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
    return f"Not estimable because {result.reason}"


def _chart(study: VarianceStudy, colours: Ink) -> None:
    rows = [
        {"source": one.words, "share": one.share, "label": f"{one.share:.0%}"}
        for one in study.sources
    ]
    down = chart.BELOW_NAME
    chart.show(
        chart.layer(
            rows,
            chart.names_above("source", colours),
            chart.mark("bar", color=colours.first, height=14, yOffset=down),
            chart.text("label", colours, align="left", dx=6, yOffset=down),
            y=chart.row_names("source", [one.words for one in study.sources], colours),
            x=chart.amount("share", title=None, scale={"domain": [0, 1.1]}, axis=None),
        ),
        title=chart.title(
            f"Where differences come from (n = {study.n_targets})",
            colours,
            f"From {study.n_scores} scores.",
        ),
        alt="Share of the differences by source. The table below says the same.",
        height=chart.each(ROW),
        key=state.key("methods", "chart", study.design),
    )
