"""The form that opens a case: pseudonym, kind of IPT, focus, and the consent that was given."""

from datetime import timedelta

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError, RuleBroken
from ipt_training.domain.ids import PersonId
from ipt_training.domain.ipt import Focus, Variant
from ipt_training.domain.recordings.case import Consent, Use
from ipt_training.reports import words
from ipt_training.ui import messages, moments, state
from ipt_training.ui.places import Place, go
from ipt_training.use_cases.people.access import Session

USES = {
    Use.SUPERVISION: "Supervision",
    Use.RATING: "Rating for the programme",
    Use.CALIBRATION: "Calibration of raters",
    Use.TEACHING: "Teaching",
}


def show(services: Services, session: Session, *, owner: PersonId | None) -> None:
    """Offer to open a case; ``owner`` is the trainee when a supervisor does it."""
    with st.expander("Open a case", icon=":material/create_new_folder:"):
        pseudonym = st.text_input(
            "Pseudonym, nothing of the patient's name", key="case_form.pseudonym", max_chars=60
        )
        variant = st.selectbox(
            "Kind of IPT",
            list(Variant),
            format_func=lambda one: words.VARIANTS[one],
            key="case_form.variant",
        )
        focus = st.selectbox(
            "Focus",
            list(Focus),
            index=None,
            format_func=lambda one: words.FOCUSES[one],
            key="case_form.focus",
            placeholder="Choose the focus agreed",
        )
        sessions = st.number_input("Sessions planned", 1, 60, 16, key="case_form.sessions")
        consents = _consents(services)
        if st.button("Open the case", type="primary", key="case_form.open"):
            _open(services, session, owner, pseudonym, variant, focus, int(sessions), consents)


def _consents(services: Services) -> list[Consent]:
    today = moments.today(services)
    moments.say_whose_days()
    st.markdown("**Consent**, for every voice in the room and every use")
    voices = st.multiselect(
        "Voices",
        ["patient", "therapist", "parent", "partner", "interpreter"],
        default=["patient", "therapist"],
        key="case_form.voices",
        accept_new_options=True,
    )
    uses = st.multiselect(
        "Uses agreed to",
        list(Use),
        format_func=lambda one: USES[one],
        key="case_form.uses",
        placeholder="Choose what was agreed",
    )
    given, until = st.columns(2)
    given_on = given.date_input("Given on", value=today, max_value=today, key="case_form.given")
    expires_on = until.date_input(
        "Holds until", value=today + timedelta(days=365), key="case_form.expires"
    )
    return [
        Consent(voice=voice, use=Use(use), given_on=given_on, expires_on=expires_on)
        for voice in voices
        for use in uses
        if 1 <= len(voice) <= 60
    ]


def _open(
    services: Services,
    session: Session,
    owner: PersonId | None,
    pseudonym: str,
    variant: Variant | None,
    focus: Focus | None,
    sessions: int,
    consents: list[Consent],
) -> None:
    key = state.once("case_form", services.new_key)
    try:
        if variant is None or focus is None:
            raise RuleBroken(
                "Choose the kind of IPT and the focus; the focus can be changed later."
            )
        case_id = services.cases.open_case(
            session,
            pseudonym=pseudonym,
            variant=Variant(variant),
            focus=Focus(focus),
            planned_sessions=sessions,
            consents=consents,
            trainee_id=owner,
            key=key,
        )
    except IptTrainingError as error:
        messages.show(error)
        return
    state.spent("case_form")
    go(Place.CASE, case=case_id)
