"""Consent of a case: one row a voice and use; given, extended, withdrawn."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.recordings.case import Case, Consent, Use
from ipt_training.reports import words
from ipt_training.ui import messages, moments, state
from ipt_training.ui.recordings.case_form import USES
from ipt_training.use_cases.people.access import Session


def show(services: Services, session: Session, case: Case) -> None:
    """Show every consent with the way to withdraw it, and add another."""
    today = moments.today(services)
    for number, row in enumerate(case.consents):
        line, button = st.columns([5, 1], vertical_alignment="center")
        line.write(
            f"{messages.plain(row.voice)}, {USES[row.use].lower()}:"
            f" given {words.day_of(row.given_on)}, {_until(row)}"
        )
        if row.covers(today) and button.button(
            "Withdraw", key=state.key("consent", "withdraw", case.id, str(number))
        ):
            changed = row.model_copy(update={"withdrawn_on": today})
            _store(
                services,
                session,
                case,
                (*case.consents[:number], changed, *case.consents[number + 1 :]),
            )
    _add(services, session, case)


def _until(row: Consent) -> str:
    if row.withdrawn_on is not None:
        return f"withdrawn {words.day_of(row.withdrawn_on)}"
    return f"holds until {words.day_of(row.expires_on)}"


def _add(services: Services, session: Session, case: Case) -> None:
    today = moments.today(services)
    st.markdown("**Add a consent**")
    voice, use, until = st.columns(3)
    who = voice.text_input("Voice", key=state.key("consent", "voice", case.id), max_chars=60)
    what = use.selectbox(
        "Use",
        list(Use),
        format_func=lambda one: USES[one],
        key=state.key("consent", "use", case.id),
    )
    expires = until.date_input(
        "Holds until",
        value=today.replace(year=today.year + 1, day=min(today.day, 28)),
        min_value=today,
        key=state.key("consent", "until", case.id),
    )
    if not st.button("Add", key=state.key("consent", "add", case.id)):
        return
    if not who.strip() or what is None:
        st.warning("Say whose voice it is: patient, therapist, partner …")
        return
    added = Consent(voice=who.strip(), use=Use(what), given_on=today, expires_on=expires)
    _store(services, session, case, (*case.consents, added))


def _store(services: Services, session: Session, case: Case, consents: tuple[Consent, ...]) -> None:
    try:
        services.cases.set_consents(session, case.id, consents)
    except IptTrainingError as error:
        messages.show(error)
        return
    state.say_next("Saved")
    st.rerun()
