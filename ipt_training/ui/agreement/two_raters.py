"""Two raters side by side: their item scores against each other, and their means' differences."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.agreement.results import Agreement, PairDetail, PairFigure
from ipt_training.domain.people.person import Role
from ipt_training.reliability.estimate import Estimate
from ipt_training.reports import figures
from ipt_training.ui import messages, state, table
from ipt_training.ui.agreement import distance, pair_charts
from ipt_training.use_cases.people.access import Session


def show(services: Services, session: Session, found: Agreement) -> None:
    """Let a lead look at any pair, and a supervisor at how far apart their own pairs lie."""
    pairs = [pair for pair in found.matrix if pair.sessions]
    st.header("Two raters side by side", anchor=False)
    if not pairs:
        st.caption("No two raters whom you may look at share a session here yet.")
        return
    place = st.selectbox(
        "Pair",
        range(len(pairs)),
        # The two with the most to look at; most pairs share only a few sessions.
        index=max(range(len(pairs)), key=lambda n: pairs[n].sessions),
        format_func=lambda n: messages.literal(_named(pairs[n])),
        key=state.key("agreement", "pair"),
    )
    chosen = (found.selection, pairs[place].first.id, pairs[place].second.id)
    if services.who(session).holds(Role.PROGRAMME_LEAD):
        _side_by_side(services.agreement.pair(session, *chosen), found)
    else:
        distance.show(services.agreement.distance(session, *chosen))


def _side_by_side(detail: PairDetail, found: Agreement) -> None:
    if detail.withheld:
        st.info(messages.plain(detail.withheld))
        return
    left, right = st.columns(2, gap="medium")
    with left:
        _confusion(detail)
    with right:
        _differences(detail, found.scale)


def _named(pair: PairFigure) -> str:
    return f"{pair.first.name} and {pair.second.name} (n = {pair.sessions})"


def _confusion(detail: PairDetail) -> None:
    if not detail.scores:
        st.caption("The two gave no score to the same item.")
        return
    pair_charts.scores(detail)
    with st.expander("Show the scores as a table"):
        table.show(
            [
                {f"{detail.first.name} gave": _level(level)}
                | {
                    f"{detail.second.name}: {_level(other)}": str(n)
                    for other, n in zip(detail.levels, row, strict=True)
                }
                for level, row in zip(detail.levels, detail.confusion, strict=True)
            ],
            name="How often each score met each other score",
            wide=True,
        )


def _level(level: tuple[int, str]) -> str:
    return f"{level[0]} {level[1]}"


def _differences(detail: PairDetail, scale: tuple[int, int]) -> None:
    if not detail.points:
        st.caption("The two share no score of what is compared.")
        return
    pair_charts.differences(detail, scale)
    st.caption(messages.plain(difference_of(detail)))
    with st.expander("Show the differences as a table"):
        table.show(
            [
                {"Mean of both": f"{mean:.2f}", "First minus second": f"{difference:+.2f}"}
                for mean, difference in sorted(detail.points)
            ],
            name="Differences of the two raters",
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
