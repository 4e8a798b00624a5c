"""The dialog in which a rater signs: what is signed, what is open, and the password once."""

import streamlit as st

from ipt_training.domain.errors import Conflict, IptTrainingError, RuleBroken
from ipt_training.domain.fidelity.rating import check_complete, missing_items
from ipt_training.domain.fidelity.scorecard import ItemLine, Scorecard
from ipt_training.domain.ids import RatingId
from ipt_training.reports.fidelity.scorecard_sentences import whole_figures
from ipt_training.ui import messages, state
from ipt_training.ui.fidelity.saving import Pen
from ipt_training.ui.places import Place, go
from ipt_training.use_cases.fidelity.rate import MEANING, Desk


@st.dialog("Sign this rating", width="medium")
def show(pen: Pen) -> None:
    """Show what would be signed; sign it, or say what is open."""
    try:
        _body(pen)
    except IptTrainingError as error:
        messages.show(error)


def _body(pen: Pen) -> None:
    already = state.text(_done_key(pen))
    if already:
        go(Place.SCORECARD, rating=already)
    desk = pen.desk()
    open_items = _open(desk)
    if open_items:
        st.markdown("**This is still open:**")
        for one in open_items:
            st.markdown(f"- {messages.plain(one)}")
        return
    pen.services.rating.check_signable(pen.session, pen.rating_id)
    card = pen.services.rating.preview(pen.session, pen.rating_id)
    if card is not None:
        _what(pen, desk, card)
    _ask(pen, desk)


def _open(desk: Desk) -> list[str]:
    judgement = desk.draft.judgement
    if judgement.heard is None:
        return ["which phase, focus and dialect you heard"]
    missing = [item.title for item in missing_items(desk.rubric, judgement)]
    if missing:
        return missing
    try:
        check_complete(desk.rubric, judgement)
    except RuleBroken as error:
        return [str(error)]
    return []


def _what(pen: Pen, desk: Desk, card: Scorecard) -> None:
    rater = pen.services.who(pen.session)
    st.markdown(f"Signed by **{messages.plain(rater.name)}**, meaning:")
    st.markdown(f"> {messages.plain(MEANING)}")
    st.caption(
        messages.plain(
            f"{desk.therapist_name}, {desk.case.pseudonym}, session"
            f" {desk.recording.session_number}. {desk.rubric.title}, version {desk.rubric.version}."
        )
    )
    figures = whole_figures(card)
    for column, (name, value) in zip(st.columns(len(figures)), figures, strict=True):
        column.markdown(f"**{name}**  \n{messages.plain(value)}")
    for flag in card.flags:
        st.warning(messages.plain(flag.sentence), icon=":material/flag:")
    bare = [one.item.title for one in card.items if _is_bare(one)]
    if bare:
        with st.expander(f"Without a mark in the recording: {len(bare)} items"):
            for title in bare:
                st.text(title)


def _is_bare(line: ItemLine) -> bool:
    return bool(line.answer.scores) and not line.evidence_count


def _ask(pen: Pen, desk: Desk) -> None:
    earlier = pen.services.rating.earlier(pen.session, pen.rating_id)
    with st.form(f"sign.form.{pen.rating_id}", border=False):
        reason = ""
        if earlier is not None:
            reason = st.text_area(
                "Why do you amend your earlier rating?",
                key=f"sign.reason.{pen.rating_id}",
                max_chars=1000,
            )
            st.caption("The earlier rating stays stored; this one says that it amends it.")
        password = st.text_input(
            "Your password",
            type="password",
            autocomplete="current-password",
            key=f"sign.password.{pen.rating_id}",
        )
        sent = st.form_submit_button("Sign this rating", type="primary")
    # What is signed is what was shown when the password was typed, not what is stored by now.
    shown = state.get(_shown_key(pen))
    state.put(_shown_key(pen), desk.draft.revision)
    if sent and isinstance(shown, int):
        _sign(pen, shown, password, earlier, reason)


def _sign(pen: Pen, shown: int, password: str, earlier: RatingId | None, reason: str) -> None:
    try:
        signed = pen.services.rating.sign(
            pen.session,
            pen.rating_id,
            password,
            expected=shown,
            amends=earlier,
            reason=reason,
        )
    except Conflict as error:
        messages.show(error)
        st.caption(
            "The figures above are of the newest draft. Sign again once you agree with them."
        )
    except IptTrainingError as error:
        messages.show(error)
    else:
        state.put(_done_key(pen), signed)
        state.say_next("The rating is signed.")
        go(Place.SCORECARD, rating=signed)


def _done_key(pen: Pen) -> str:
    return f"sign.done.{pen.rating_id}"


def _shown_key(pen: Pen) -> str:
    return f"sign.shown.{pen.rating_id}"
