"""The log of a trainee's hours, and the small form that adds to it."""

import math
from datetime import date

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.certification.portfolio import Activity, HoursKind, minutes_of
from ipt_training.domain.errors import IptTrainingError, RuleBroken
from ipt_training.reports import words
from ipt_training.ui import messages, moments, state
from ipt_training.use_cases.certification.hours import LONGEST, SaidOfHours
from ipt_training.use_cases.people.access import Session

FORM = "results.hours"


def show(services: Services, session: Session) -> None:
    """Show one's own hours, newest first, and offer to log more."""
    entries = services.certify.hours_of_mine(session)
    said = services.hours.of_mine(session)
    if not entries:
        st.caption("No hours yet.")
    for entry in reversed(entries):
        one = said.get(entry.id)
        asked = one is not None and one.word.kind is HoursKind.QUERIED
        waits = "waits for your answer" if asked else "waits for a supervisor's word"
        standing = "confirmed" if entry.confirmed_by else waits
        st.markdown(
            f"- {words.day_of(entry.on)}: {words.hours_of(entry.minutes)},"
            f" {words.ACTIVITIES[entry.activity].lower()}, {messages.plain(entry.what)}"
            f" :gray[({standing})]"
        )
        if one is not None and asked:
            _answer(services, session, one)
    with st.expander("Log hours"):
        _form(services, session)


def _answer(services: Services, session: Session, one: SaidOfHours) -> None:
    with st.container(border=True):
        asks = f"{messages.plain(one.by_name)} asks: {messages.plain(one.word.words)}"
        given: object = st.text_input(
            asks, max_chars=LONGEST, key=state.key(FORM, "answer", one.entry.id)
        )
        if not st.button("Answer", key=state.key(FORM, "send", one.entry.id)):
            return
        try:
            words_given = given if isinstance(given, str) else ""
            services.hours.answer(session, one.entry.id, words_given)
        except IptTrainingError as error:
            messages.show(error)
            return
    state.say_next("Answered. The hours wait for your supervisor again.")
    st.rerun()


def _form(services: Services, session: Session) -> None:
    activities = list(Activity)
    today = moments.today(services)
    moments.say_whose_days()
    # A new form after each entry: what was sent does not stay in the fields.
    number = str(state.get(f"{FORM}.number", 0))
    left, middle, right = st.columns(3)
    activity: object = left.selectbox(
        "Activity",
        range(len(activities)),
        index=None,
        format_func=lambda n: words.ACTIVITIES[activities[n]],
        placeholder="Choose",
        key=state.key(FORM, "activity", number),
    )
    hours: object = middle.number_input(
        "Hours",
        value=None,
        min_value=0.0,
        max_value=40.0,
        step=0.5,
        key=state.key(FORM, "hours", number),
    )
    on: object = right.date_input(
        "Date", value=today, max_value=today, key=state.key(FORM, "on", number)
    )
    what: object = st.text_input(
        "What it was, in a line", max_chars=300, key=state.key(FORM, "what", number)
    )
    st.caption("No patient's name. Hours count once a supervisor has confirmed them.")
    if not st.button("Log these hours", type="primary", key=state.key(FORM, "log")):
        return
    key = state.once(FORM, services.new_key)
    try:
        if (
            isinstance(activity, bool)
            or not isinstance(activity, int)
            or not 0 <= activity < len(activities)
        ):
            raise RuleBroken("Choose what the hours were spent on.")
        services.certify.log_hours(
            session,
            activity=activities[activity],
            minutes=_minutes(hours),
            on=_day(on),
            what=what.strip() if isinstance(what, str) else "",
            key=key,
        )
    except IptTrainingError as error:
        messages.show(error)
        return
    state.spent(FORM)
    state.put(f"{FORM}.number", int(number) + 1)
    state.say_next("Logged. It counts once a supervisor has confirmed it.")
    st.rerun()


def _minutes(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise RuleBroken("Enter the hours as a number.")
    return minutes_of(value)


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise RuleBroken("Choose the day.")
    return value
