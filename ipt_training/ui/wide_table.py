"""A table that may be wider than the window: it scrolls by itself, and keys reach it."""

import html
from collections.abc import Mapping, Sequence

import streamlit as st

_STYLE = """
<style>
.ipt-wide { overflow-x: auto; }
.ipt-wide table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.ipt-wide th, .ipt-wide td { text-align: left; vertical-align: top; min-width: 6.5rem;
  padding: 0.45rem 0.8rem 0.45rem 0; border-bottom: 1px solid rgba(128, 128, 128, 0.35); }
.ipt-wide th { font-weight: 600; }
.ipt-wide thead td, .ipt-wide tbody th { min-width: 9rem; }
</style>
"""


def show(rows: Sequence[Mapping[str, str]], *, name: str) -> None:
    """Show rows of plain words, the first column as their headings.

    Args:
        rows: every row with the same columns; the texts are shown as they are.
        name: what the table is, for those who do not see it.
    """
    st.html(f"{_STYLE}{as_html(rows, name=name)}")


def as_html(rows: Sequence[Mapping[str, str]], *, name: str) -> str:
    """Give the table, every text escaped."""
    first, *others = rows[0]
    head = "".join(f'<th scope="col">{html.escape(one)}</th>' for one in others)
    body = "".join(
        f'<tr><th scope="row">{html.escape(row[first])}</th>'
        + "".join(f"<td>{html.escape(row[one])}</td>" for one in others)
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="ipt-wide" role="region" aria-label="{html.escape(name)}" tabindex="0">'
        f"<table><thead><tr><td>{html.escape(first)}</td>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )
