"""Hours that wait for a supervisor: stood by, asked about, or taken back again."""

from collections.abc import Callable

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.certification.portfolio import Hours, HoursKind
from ipt_training.domain.errors import IptTrainingError
from ipt_training.reports import words
from ipt_training.ui import messages, paging, state
from ipt_training.use_cases.certification.hours import LONGEST, SaidOfHours
from ipt_training.use_cases.people.access import Session

LIST = "trainees.hours"
SHOWN = 10
"""Hours on the page at once; the next come when these are confirmed, or are asked for."""
JUST = "trainees.just_confirmed"


def show(services: Services, session: Session) -> None:
    """Show hours to confirm, the ones asked about, and the way back from a confirmation."""
    waiting = services.certify.hours_waiting(session, most=paging.wanted(LIST, SHOWN))
    said = services.hours.of_trainees(session)
    st.header("Hours to confirm")
    _undo(services, session)
    if not waiting.entries:
        st.caption("No hours are waiting for your word.")
    for entry, name in waiting.entries:
        _row(services, session, entry, name, said.get(entry.id))
    paging.offer_more(LIST, waiting.number, SHOWN)
    queried = [one for one in said.values() if one.word.kind is HoursKind.QUERIED]
    if queried:
        with st.expander(f"Asked about, not answered yet ({len(queried)})"):
            for one in queried:
                _row(services, session, one.entry, one.trainee_name, one)


def line(entry: Hours, name: str) -> str:
    """Give hours in a line, with whose they are."""
    return (
        f"{messages.plain(name)}: {words.hours_of(entry.minutes)} on {words.day_of(entry.on)},"
        f" {messages.plain(entry.what)}"
    )


def last_word(one: SaidOfHours) -> str:
    """Give the last word on hours, in a quiet line; empty where it stands by itself."""
    by, said = messages.plain(one.by_name), messages.plain(one.word.words)
    match one.word.kind:
        case HoursKind.QUERIED:
            return f":gray[{by} asks: {said}]"
        case HoursKind.ANSWERED:
            return f":gray[{by} answers: {said}]"
        case HoursKind.TAKEN_BACK:
            return f":gray[{by} took a confirmation back.]"
    return ""


def _row(
    services: Services, session: Session, entry: Hours, name: str, said: SaidOfHours | None
) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        under = last_word(said) if said else ""
        st.markdown(
            f"{line(entry, name)}  \n{under}" if under else line(entry, name), width="stretch"
        )
        confirmed = st.button("Confirm", key=state.key("trainees", "confirm", entry.id))
        with st.popover("Ask"):
            words_given = st.text_input(
                f"What would you like to know of these hours of {messages.plain(name)}?",
                max_chars=LONGEST,
                key=state.key("trainees", "words", entry.id),
            )
            asked = st.button("Ask the trainee", key=state.key("trainees", "ask", entry.id))
    if confirmed:
        _done(lambda: services.certify.confirm_hours(session, entry.id), "", just=entry.id)
    if asked:
        _done(lambda: services.hours.query(session, entry.id, words_given), "Asked")


def _undo(services: Services, session: Session) -> None:
    """Say what was just confirmed, and offer to take it back."""
    hours_id = state.text(JUST)
    if not hours_id:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown("Confirmed. These hours count from now on.", width="stretch")
        taken_back = st.button("Undo: take it back", key="trainees.undo")
    if taken_back:
        _done(lambda: services.hours.take_back(session, hours_id), "Taken back")


def _done(change: Callable[[], None], said: str, *, just: str = "") -> None:
    try:
        change()
    except IptTrainingError as error:
        messages.show(error)
        return
    state.put(JUST, just)
    if said:
        state.say_next(said)
    st.rerun()
