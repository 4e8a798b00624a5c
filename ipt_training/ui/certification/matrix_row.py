"""One trainee in the matrix of the programme: each requirement with its state, and certificates."""

import html

import streamlit as st

from ipt_training.domain.certification.decision import Finding
from ipt_training.reports import words
from ipt_training.ui import messages
from ipt_training.ui.places import Place, link
from ipt_training.use_cases.certification.oversee import OnTheWay

GAINED, UNDER_WAY, MISSING = "gained", "under way", "missing"
_STYLE = """
<style>
.stHtml dl.ipt-matrix { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
  gap: 0.4rem; margin: 0; padding: 0; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
.ipt-matrix div { border: 1px solid rgba(128, 128, 128, 0.35); border-radius: 0.35rem;
  padding: 0.35rem 0.6rem; }
.ipt-matrix .gained { background: rgba(64, 138, 133, 0.22); }
.ipt-matrix .under-way { background: rgba(64, 138, 133, 0.08); }
.ipt-matrix dd { margin: 0; font-weight: 600; }
@media (max-width: 640px) {
  .stHtml dl.ipt-matrix { grid-template-columns: 1fr; }
  .ipt-matrix div { display: flex; justify-content: space-between; gap: 0.8rem; }
  .ipt-matrix dd { text-align: right; white-space: nowrap; }
}
</style>
"""


def show(one: OnTheWay, pack_id: str) -> None:
    """Show where one trainee stands, under a link to everything behind it."""
    with st.container(gap="xxsmall"):
        name = f"**{messages.plain(one.name)}**"
        link(Place.DECISION, name, trainee=one.trainee_id, pack=pack_id)
        st.html(f"{_STYLE}{as_html(one)}")


def as_html(one: OnTheWay) -> str:
    """Give the cells as a list of terms and what is so, every text escaped."""
    cells = [(finding.title, *_state(finding)) for finding in one.standing.findings]
    held = ", ".join(words.VERDICTS[verdict].lower() for verdict in one.verdicts)
    if held:
        cells.append(("Certificate", held, ""))
    return f'<dl class="ipt-matrix">{"".join(_cell(*cell) for cell in cells)}</dl>'


def state_of(finding: Finding) -> str:
    """Name the state of one requirement."""
    if finding.met:
        return GAINED
    return UNDER_WAY if finding.have > 0 else MISSING


def _state(finding: Finding) -> tuple[str, str]:
    state = state_of(finding)
    amounts = f"{words.amount_of(finding.have)} of {words.amount_of(finding.need)}"
    return f"{state} ({amounts})", state.replace(" ", "-")


def _cell(term: str, said: str, look: str) -> str:
    return f'<div class="{look}"><dt>{html.escape(term)}</dt><dd>{html.escape(said)}</dd></div>'
