"""What a programme lead sees under a scorecard whose rater is gone: setting the rating aside."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.ids import RatingId
from ipt_training.ui import messages, state
from ipt_training.use_cases.people.access import Session


def offer(services: Services, session: Session, rating_id: RatingId) -> None:
    """Offer to set the rating aside, to whoever may."""
    if not services.asides.may(session, rating_id):
        return
    with (
        st.expander("Set this rating aside"),
        st.form(f"aside.form.{rating_id}", border=False),
    ):
        st.caption(
            "Its rater is gone and cannot amend it. A rating that is set aside stays stored and"
            " readable with your name and reason; it is in no figure and in no decision from then"
            " on."
        )
        reason = st.text_area("Why?", key=f"aside.reason.{rating_id}", max_chars=1000)
        password = st.text_input(
            "Your password",
            type="password",
            autocomplete="current-password",
            key=f"aside.password.{rating_id}",
        )
        sent = st.form_submit_button("Set aside")
    if sent:
        _set_aside(services, session, rating_id, password, reason)


def _set_aside(
    services: Services, session: Session, rating_id: RatingId, password: str, reason: str
) -> None:
    try:
        services.asides.set_aside(session, rating_id, password, reason)
    except IptTrainingError as error:
        messages.show(error)
        return
    state.say_next("The rating is set aside.")
    st.rerun()
