"""The rating desk: listen at the left, rate in the middle, marks at the right."""

from functools import partial

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError, NotFound
from ipt_training.domain.fidelity.rating import applicable_items
from ipt_training.domain.ids import RatingId
from ipt_training.reports import words
from ipt_training.ui import frame, messages, moments, review_line
from ipt_training.ui.fidelity import (
    cursor,
    evidence_rail,
    player,
    rating_keys,
    rubric_form,
    signing,
)
from ipt_training.ui.fidelity.saving import Pen, show_complaint
from ipt_training.ui.places import Place, about, link
from ipt_training.ui.recordings import voices
from ipt_training.use_cases.fidelity.rate import Desk
from ipt_training.use_cases.people.access import Session

STYLE = """
<style>
.stMainBlockContainer { max-width: none; padding: 3.5rem 1.75rem 2rem; }
.stMainBlockContainer h1, .stMainBlockContainer h2 { font-size: 1.15rem; padding: 0; }
.stMainBlockContainer [data-testid="stButtonGroup"] button { padding-inline: 0.5rem; }
@media (min-width: 641px) {
  .st-key-desk-player { position: sticky; top: 3.5rem; }
}
@media (max-width: 640px) {
  .stMainBlockContainer { padding: 3.5rem 0.75rem 2rem; }
  [data-testid="stColumn"]:has(.st-key-desk-player) { position: sticky; top: 3.25rem; z-index: 5; }
}
</style>
"""
"""The desk needs the width of the window, and the player stays in sight beside a long group."""


def render(services: Services, session: Session) -> None:
    """Let a rater work on one draft."""
    st.html(STYLE)
    if _desk(Pen(services, session, RatingId(about("rating")))):
        frame.who_sees("Nobody else sees this rating before you sign it.")


@st.fragment
def _desk(pen: Pen) -> bool:
    # A fragment runs without the frame, so its errors are shown here.
    try:
        _columns(pen, pen.desk_to_draw())
    except NotFound as error:
        messages.show(error)
        link(Place.QUEUE, "Sessions to rate", icon=":material/hearing:")
    except IptTrainingError as error:
        messages.show(error)
    else:
        return True
    return False


def _columns(pen: Pen, desk: Desk) -> None:
    key = f"desk.player.{desk.draft.id}"
    _bar(pen, desk)
    show_complaint()
    left, middle, right = st.columns([8, 15, 7], gap="medium")
    with left, st.container(key="desk-player"):
        player.show(
            key,
            desk.recording,
            marks=desk.draft.judgement.evidence,
            on_events=partial(rating_keys.hear, pen, key),
        )
        voices.offer(pen.services, pen.session, desk.recording)
    with middle:
        rubric_form.show(pen, desk, player_key=key)
        review_line.show([desk.rubric])
    with right:
        evidence_rail.show(pen, desk, player_key=key)


def _bar(pen: Pen, desk: Desk) -> None:
    judgement = desk.draft.judgement
    parts = [
        desk.therapist_name,
        desk.case.pseudonym,
        f"session {desk.recording.session_number} of {desk.case.planned_sessions}",
    ]
    if judgement.heard is not None:
        items = applicable_items(desk.rubric, judgement.heard)
        parts += [
            words.PHASES[judgement.heard.phase],
            words.FOCUSES[judgement.heard.focus].lower(),
            f"{cursor.done(items, judgement)} of {len(items)} items",
        ]
    if desk.draft.revision:
        parts.append(f"draft saved {moments.clock(desk.draft.saved_at)}")
    with st.container(horizontal=True, vertical_alignment="center", key="desk-bar"):
        st.markdown(
            f"# {messages.plain(desk.rubric.title)}\n{messages.plain(' · '.join(parts))}",
            width="stretch",
        )
        if st.button("Sign …", key="desk.sign", icon=":material/draw:", type="primary"):
            signing.show(pen)
