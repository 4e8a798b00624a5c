"""Agreement on the screen: the answer, who agrees with whom, and the items that split people."""

from urllib.parse import urlencode

import altair as alt
import streamlit as st

from ipt_training.domain.agreement.pooling import Selection
from ipt_training.domain.agreement.results import Agreement, PairFigure
from ipt_training.reliability.estimate import Estimate
from ipt_training.reports import figures
from ipt_training.reports.agreement import sentences
from ipt_training.reports.agreement.bands import bands_of
from ipt_training.reports.words import count_of
from ipt_training.ui import messages, wide_table
from ipt_training.ui.chart_ink import Ink, ink
from ipt_training.use_cases.agreement.address import query_of

ITEMS_SHOWN = 12
"""Items in the picture; the table holds all."""


def answer(found: Agreement) -> None:
    """Show the question, the answer as a sentence, and the coefficient's name in small."""
    st.header(found.main.question, anchor=False)
    st.subheader(messages.plain(sentences.answer_of(found)), anchor=False)
    st.write(messages.plain(sentences.counts_of(found.counts)))
    if found.is_mean:
        st.write(messages.plain(sentences.error_of(found)))
    st.caption(
        messages.plain(
            f"{found.main.name}: {figures.result_of(found.main.result)}. Compared:"
            f" {found.compared}. {sentences.selection_of(found.selection)}."
        )
    )
    st.info(messages.plain(sentences.next_step(found)), icon=":material/lightbulb:")


def raters(found: Agreement) -> None:
    """Show the matrix of raters, in alphabetical order."""
    st.header("Who agrees with whom", anchor=False)
    if not found.matrix:
        st.caption("No session was rated by two raters yet.")
        return
    wide_table.show(matrix(found.matrix), name="Agreement of each two raters")
    st.caption(
        messages.plain(
            f"{found.main.name}, with n, the number of sessions both rated. A dash: none or too few"
            " to say. Raters in alphabetical order."
        )
    )


def matrix(pairs: tuple[PairFigure, ...]) -> list[dict[str, str]]:
    """Give raters by raters as rows of words; the lower half repeats the upper one."""
    people = list(dict.fromkeys(one for pair in pairs for one in (pair.first, pair.second)))
    cells = {frozenset((p.first.id, p.second.id)): _cell(p) for p in pairs}
    columns = [f"{place}. {one.name}" for place, one in enumerate(people, 1)]
    return [
        {"Rater": columns[place]}
        | {
            columns[n]: "" if row is column else cells[frozenset((row.id, column.id))]
            for n, column in enumerate(people)
        }
        for place, row in enumerate(people)
    ]


def items(found: Agreement) -> None:
    """Show the items, those that split people most first."""
    st.header("Items that split people", anchor=False)
    estimated = [one for one in found.items if isinstance(one.agreement, Estimate)]
    if estimated:
        st.altair_chart(
            _items_chart(found, ink()),
            width="stretch",
            alt="Agreement on the items that split people most. The table below says the same.",
        )
    else:
        st.caption("No item has been scored by two raters often enough to say.")
    with st.expander(f"All {len(found.items)} items as a table"):
        st.table(
            [
                {
                    "Item": messages.plain(one.title),
                    "Group": messages.plain(one.group),
                    "Agreement": messages.plain(figures.result_of(one.agreement)),
                    "Same score": messages.plain(figures.brief_percent(one.exact)),
                    "At most one apart": messages.plain(figures.brief_percent(one.within_one)),
                    "Sessions (n)": str(one.sessions),
                }
                for one in found.items
            ],
            hide_index=True,
            border="horizontal",
        )
        st.caption("Agreement: Gwet's AC2 with ordinal weights. Least agreement first.")


def behind(found: Agreement) -> None:
    """Show other coefficients, the quality bands as context, and what was left out."""
    with st.expander("Other coefficients, and what others would call this"):
        st.table(
            [
                {
                    "Question": messages.plain(one.question),
                    "Coefficient": messages.plain(one.name),
                    "Figure": messages.plain(figures.result_of(one.result)),
                }
                for one in (found.main, *found.others)
            ],
            hide_index=True,
            border="horizontal",
        )
        for sentence in bands_of(found):
            st.markdown(f"- {messages.plain(sentence)}")
    left = sum(one.n for one in found.left_out)
    if not left:
        st.caption(f"No rating is left out: all {found.counts.ratings} are in the figures.")
        return
    with st.expander(f"{count_of(left, 'rating is', 'ratings are')} left out, and why"):
        st.write(f"{count_of(found.counts.ratings, 'rating is', 'ratings are')} in the figures.")
        for reason in found.left_out:
            st.markdown(f"- {reason.n}: {messages.plain(reason.reason)}")


def downloads(selection: Selection) -> None:
    """Link the report as a page that prints and as a workbook."""
    asked = urlencode(query_of(selection))
    st.markdown(
        f"[Reliability report to print](/ipt/print/reliability?{asked}) ·"
        f" [Reliability report as a workbook](/ipt/download/reliability.xlsx?{asked})"
    )
    st.caption("Both hold a methods paragraph ready for a paper; each is written into the audit.")


def _cell(pair: PairFigure) -> str:
    figure = figures.brief(pair.result)
    return f"{figure} (n = {pair.sessions})"


def _items_chart(found: Agreement, colours: Ink) -> alt.LayerChart | alt.FacetChart:
    shown = [one for one in found.items if isinstance(one.agreement, Estimate)][:ITEMS_SHOWN]
    rows = [
        {
            "item": one.title,
            "value": one.agreement.value,
            "low": one.agreement.value if one.agreement.low is None else one.agreement.low,
            "high": one.agreement.value if one.agreement.high is None else one.agreement.high,
            "label": f"{one.agreement.value:.2f} (n = {one.sessions})",
        }
        for one in shown
        if isinstance(one.agreement, Estimate)
    ]
    limits = [one.agreement.low for one in shown if isinstance(one.agreement, Estimate)]
    lowest = min([0.0, *(low for low in limits if low is not None)])
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("item:N", sort=[one.title for one in shown], title=None).axis(
            labelLimit=420, labelColor=colours.text, ticks=False
        )
    )
    across = alt.X("value:Q", title="Agreement (1 is perfect)").scale(domain=[lowest, 1.25])
    across = across.axis(
        labelColor=colours.text, titleColor=colours.text, grid=False, values=[0, 0.5, 1]
    )
    return alt.layer(
        base.mark_rule(color=colours.line, strokeWidth=2).encode(x=alt.X("low:Q"), x2="high:Q"),
        base.mark_point(filled=True, size=80, opacity=1, color=colours.first).encode(x=across),
        base.mark_text(align="left", dx=8, color=colours.text).encode(
            x=alt.X("high:Q"), text="label:N"
        ),
    ).properties(
        title=alt.TitleParams(
            f"The {len(rows)} items with the least agreement"
            f" (n = {found.counts.sessions} sessions)",
            subtitle="Dot: Gwet's AC2, ordinal. Line: its interval.",
            anchor="start",
            color=colours.text,
            subtitleColor=colours.text,
        ),
        height=alt.Step(26),
    )
