"""Tables of plain words, drawn as HTML: nothing in them is markup, and nothing runs.

Streamlit's own tables would bring pandas and pyarrow into the server.
"""

import html
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import streamlit as st

Rows: TypeAlias = Sequence[Mapping[str, str]]

MANY = 4
"""Columns that a phone still shows beside each other."""
SHORT = 20
"""Letters that stay on one line, as a date or a level does."""
# On a phone a row of many columns becomes a block of lines, each with its column's name; a browser
# forgets what a table is once it is laid out as blocks, so the roles are spelled out.
_STYLE = """
<style>
.ipt-table { overflow-x: auto; }
.ipt-table table { border-collapse: collapse; font-variant-numeric: tabular-nums;
  font-size: 0.95rem; line-height: 1.45; }
.ipt-table :is(th, td) { text-align: left; vertical-align: top; padding: 0.45rem 1rem 0.45rem 0;
  border-bottom: 1px solid rgba(128, 128, 128, 0.35); }
.ipt-table td:not(.short) { overflow-wrap: anywhere; min-width: 7rem; }
.ipt-table th { font-weight: 600; }
@media (min-width: 641px) {
  .ipt-table .short { white-space: nowrap; }
  .ipt-table.wide :is(th, td) { min-width: 6.5rem; }
  .ipt-table.wide :is(th, td):first-child { min-width: 9rem; }
}
@media (max-width: 640px) {
  .ipt-table :is(th, td) { padding-right: 0.5rem; font-size: 0.9rem; }
  .ipt-table.stacks :is(table, tbody, tr, th) { display: block; }
  .ipt-table.stacks thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .ipt-table.stacks tbody tr { padding: 0.5rem 0;
    border-bottom: 1px solid rgba(128, 128, 128, 0.35); }
  .ipt-table.stacks tbody :is(th, td) { border: 0; padding: 0.1rem 0; }
  .ipt-table.stacks td { display: grid; grid-template-columns: 8rem minmax(0, 1fr); }
  .ipt-table.stacks td:not(.short) { min-width: 0; }
  .ipt-table.stacks td::before { content: attr(data-label); }
  .ipt-table.stacks td:empty { display: none; }
}
</style>
"""


def show(rows: Rows, *, name: str, wide: bool = False) -> None:
    """Show rows, the first column as their headings; nothing where there are none.

    Args:
        rows: what stands under each column's name; the texts are shown as they are.
        name: what the table is, for those who do not see it.
        wide: it is read across, so its columns keep their width and it scrolls by itself; on a
            phone its rows become blocks like those of any table of many columns.
    """
    if rows:
        st.html(f"{_STYLE}{as_html(rows, name=name, wide=wide)}")


def as_html(rows: Rows, *, name: str, wide: bool = False) -> str:
    """Give the table, every text escaped."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    head = "".join(
        f'<th role="columnheader" scope="col">{html.escape(one)}</th>' for one in columns
    )
    body = "".join(_row(row, columns) for row in rows)
    kind = "stacks" if len(columns) > MANY else "plain"
    kind += " wide" if wide else ""
    return (
        f'<div class="ipt-table {kind}" role="region" aria-label="{html.escape(name)}"'
        ' tabindex="0"><table role="table">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _row(row: Mapping[str, str], columns: Sequence[str]) -> str:
    first, *others = columns
    cells = "".join(_cell(one, row.get(one, "")) for one in others)
    heading = html.escape(row.get(first, ""))
    return f'<tr role="row"><th role="rowheader" scope="row">{heading}</th>{cells}</tr>'


def _cell(column: str, said: str) -> str:
    look = ' class="short"' if len(said) <= SHORT else ""
    return f'<td role="cell"{look} data-label="{html.escape(column)}">{html.escape(said)}</td>'
