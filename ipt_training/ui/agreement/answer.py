"""Agreement on the screen: the answer, who agrees with whom, and the items that split people."""

from urllib.parse import urlencode

import streamlit as st

from ipt_training.domain.agreement.pooling import Selection
from ipt_training.domain.agreement.results import Agreement, PairFigure
from ipt_training.reports import figures
from ipt_training.reports.agreement import advice, sentences
from ipt_training.reports.agreement.bands import bands_of
from ipt_training.reports.words import count_of
from ipt_training.ui import messages, table
from ipt_training.ui.agreement import item_plot
from ipt_training.use_cases.agreement.address import query_of

NO_PAIR = "No session was rated by two raters yet."


def answer(found: Agreement) -> None:
    """Show the question, the answer as a sentence, and the coefficient's name in small."""
    st.header(found.main.question, anchor=False)
    st.subheader(messages.plain(sentences.answer_of(found)), anchor=False)
    share = sentences.beside_answer(found)
    if share:
        st.write(messages.plain(share))
    st.write(messages.plain(sentences.counts_of(found.counts)))
    if found.is_mean:
        st.write(messages.plain(sentences.error_of(found)))
    st.caption(
        messages.plain(
            f"{found.main.name}: {figures.result_of(found.main.result)}. Compared:"
            f" {found.compared}. {sentences.selection_of(found.selection)}."
        )
    )
    st.info(messages.plain(advice.next_step(found)), icon=":material/lightbulb:")


def raters(found: Agreement) -> None:
    """Show the matrix of raters, in alphabetical order."""
    st.header("Who agrees with whom", anchor=False)
    if not found.matrix:
        st.caption(messages.plain(sentences.hidden_of(found) or NO_PAIR))
        return
    rows = listed(found.matrix) if found.hidden_pairs else matrix(found.matrix)
    table.show(rows, name="Agreement of each two raters", wide=not found.hidden_pairs)
    st.caption(
        messages.plain(
            f"{found.main.name}, with n, the number of sessions both rated. A dash: none or too few"
            f" to say. Raters in alphabetical order. {sentences.hidden_of(found)}"
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


def listed(pairs: tuple[PairFigure, ...]) -> list[dict[str, str]]:
    """Give pairs as rows, for a reader who does not see all of them."""
    return [
        {"Raters": f"{pair.first.name} and {pair.second.name}", "Agreement": _cell(pair)}
        for pair in pairs
    ]


def items(found: Agreement) -> None:
    """Show the items that split people, and every item in a table."""
    st.header("Items that split people", anchor=False)
    st.write(messages.plain(advice.splitting_items(found)))
    if found.advice.items:
        item_plot.show(found.advice.items)
    with st.expander(f"All {len(found.items)} items as a table"):
        table.show(
            [
                {
                    "Item": one.title,
                    "Group": one.group,
                    "Agreement": figures.result_of(one.agreement),
                    "Same score": figures.brief_percent(one.exact),
                    "At most one apart": figures.brief_percent(one.within_one),
                    "Sessions (n)": str(one.sessions),
                }
                for one in found.items
            ],
            name="Agreement on every item",
        )
        st.caption("Agreement: Gwet's AC2 with ordinal weights. Least agreement first.")


def behind(found: Agreement) -> None:
    """Show other coefficients, the quality bands as context, and what was left out."""
    with st.expander("Other coefficients, and what others would call this"):
        table.show(
            [
                {
                    "Question": one.question,
                    "Coefficient": one.name,
                    "Figure": figures.result_of(one.result),
                }
                for one in (found.main, *found.others)
            ],
            name="Other coefficients",
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
