"""How answers stand by phase and problem area: one table that is also the picture."""

import html
from collections.abc import Sequence

import streamlit as st

from ipt_training.domain.ipt import Focus, Phase
from ipt_training.reports import words
from ipt_training.use_cases.practice.practise import Standing

EMPTY = "not practised yet"
_STYLE = """
<style>
.ipt-standing { overflow-x: auto; }
.ipt-standing table { border-collapse: separate; border-spacing: 4px; min-width: 34rem;
  font-variant-numeric: tabular-nums; }
.ipt-standing th { text-align: left; font-weight: 600; padding: 0.4rem 0.6rem; }
.ipt-standing caption { text-align: left; padding: 0 0 0.4rem; }
.ipt-standing tbody td { padding: 0.5rem 0.6rem; border: 1px solid rgba(128, 128, 128, 0.35);
  border-radius: 0.35rem; }
.ipt-standing .on-phone { display: none; }
@media (max-width: 640px) {
  .ipt-standing table { min-width: 0; width: 100%; }
  .ipt-standing :is(table, caption, tbody, tr, th) { display: block; }
  .ipt-standing thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .ipt-standing tbody td { display: grid; grid-template-columns: 10rem minmax(0, 1fr);
    margin-bottom: 4px; }
  .ipt-standing tbody td::before { content: attr(data-label); }
  .ipt-standing :is(tr, td).empty { display: none; }
  .ipt-standing .on-phone { display: block; }
}
</style>
"""


def show(standings: Sequence[Standing], *, caption: str, only_practised: bool = False) -> None:
    """Show every cell with what was earned of how many answers."""
    st.html(f"{_STYLE}{as_html(standings, caption=caption, only_practised=only_practised)}")


def as_html(standings: Sequence[Standing], *, caption: str, only_practised: bool = False) -> str:
    """Give the table; the deeper a cell's tint, the larger the share earned."""
    cells = {(one.phase, one.focus): one for one in standings}
    phases: list[Phase | None] = [*Phase, None]
    focuses: list[Focus | None] = [*Focus, None]
    if only_practised:
        phases = [one for one in phases if any(phase is one for phase, _ in cells)]
        focuses = [one for one in focuses if any(focus is one for _, focus in cells)]
    head = "".join(f'<th role="columnheader" scope="col">{_focus(focus)}</th>' for focus in focuses)
    body = "".join(
        _row(phase, [(focus, cells.get((phase, focus))) for focus in focuses]) for phase in phases
    )
    name = html.escape(caption)
    return (
        f'<div class="ipt-standing" role="region" aria-label="{name}" tabindex="0">'
        f'<table role="table"><caption>{name}</caption>'
        f'<thead role="rowgroup"><tr role="row"><td role="cell"></td>{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
        '<p class="on-phone">What is not listed was not practised yet.</p></div>'
    )


def _row(phase: Phase | None, cells: Sequence[tuple[Focus | None, Standing | None]]) -> str:
    empty = "" if any(_practised(one) for _, one in cells) else ' class="empty"'
    drawn = "".join(_cell(focus, one) for focus, one in cells)
    return (
        f'<tr role="row"{empty}><th role="rowheader" scope="row">{_phase(phase)}</th>{drawn}</tr>'
    )


def _cell(focus: Focus | None, one: Standing | None) -> str:
    label = f'role="cell" data-label="{_focus(focus)}"'
    if one is None or not _practised(one):
        return f'<td class="empty" {label}>{EMPTY}</td>'
    tint = 0.06 + 0.26 * one.credit / one.answered
    return (
        f'<td {label} style="background: rgba(64, 138, 133, {tint:.2f})">'
        f"{round(one.credit, 1):g} of {one.answered}</td>"
    )


def _practised(one: Standing | None) -> bool:
    return one is not None and one.answered > 0


def _phase(phase: Phase | None) -> str:
    return html.escape("Not of one phase" if phase is None else words.PHASES[phase])


def _focus(focus: Focus | None) -> str:
    return html.escape("Not of one area" if focus is None else words.FOCUSES[focus])
