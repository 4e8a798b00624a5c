"""The quiet line that says whether a clinician has read the content on a screen."""

from collections.abc import Iterable

import streamlit as st

from ipt_training.domain.pack import Pack
from ipt_training.reports.words import review_of
from ipt_training.ui import messages


def show(packs: Iterable[Pack]) -> None:
    """Say who has read these packs; what several share is said once."""
    for line in dict.fromkeys(review_of(pack.clinical_review) for pack in packs):
        st.caption(messages.plain(line))
