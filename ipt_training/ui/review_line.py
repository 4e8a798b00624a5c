"""The quiet line that says whether a clinician has read the content on a screen."""

from collections.abc import Iterable

import streamlit as st

from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.pack import ClinicalReview, Pack
from ipt_training.domain.practice.vignette import Vignette
from ipt_training.reports.words import review_of
from ipt_training.ui import messages
from ipt_training.ui.places import Place, link


def show(packs: Iterable[Pack]) -> None:
    """Say which of this a clinician has read, and lead to what that means; said once."""
    for line in dict.fromkeys(_line(pack) for pack in packs):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(messages.plain(line), width="content")
            link(Place.CONTENT, "What this means")


def _line(pack: Pack) -> str:
    """Give the line with what it is about: a session is rated however its rubric was read."""
    match pack:
        case Rubric():
            what = "The rubric"
        case Vignette():
            what = "The text of this case"
        case _:
            what = "The text of these questions"
    if isinstance(pack.clinical_review, ClinicalReview):
        return f"{what}: {review_of(pack.clinical_review)}"
    return f"{what} has not been read by a clinician qualified in IPT yet."
