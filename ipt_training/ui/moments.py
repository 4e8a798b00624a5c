"""Moments of the clock in the reader's own zone, as their browser names it."""

from datetime import UTC, date, datetime, tzinfo

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.days import zone_named
from ipt_training.reports import words
from ipt_training.ui import state
from ipt_training.use_cases.people.access import Session

_NOTED = "moments.zone"


def local(at: datetime) -> datetime:
    """Give a moment on the reader's clock."""
    return at.astimezone(_zone(st.context.timezone))


def day(at: datetime) -> str:
    """Write the day that a moment falls on for the reader: 3 March 2027."""
    return words.day_of(local(at))


def clock(at: datetime) -> str:
    """Write the time of a moment with its zone: 14:02 CET, 14:02 UTC+03."""
    return f"{local(at):%H:%M} {_name(local(at))}"


def zone_of_reader() -> str:
    """Name the zone of the reader's clock, such as Europe/Vienna."""
    return str(_zone(st.context.timezone))


def today(services: Services) -> date:
    """Give the day it is for the reader."""
    return local(services.now()).date()


def note_zone(services: Services, session: Session) -> None:
    """Let the product know the reader's zone, once it is known and whenever it changes."""
    named = st.context.timezone or ""
    if state.get(_NOTED) != f"{session} {named}":
        services.reads_in(session, named)
        state.put(_NOTED, f"{session} {named}")


def say_whose_days() -> None:
    """Say that days are those of UTC, where the browser names no zone that is known."""
    if zone_named(st.context.timezone) is None:
        st.caption(
            "Your browser does not say in which time zone you are: today and all days on this"
            " screen are those of UTC."
        )


def _zone(named: str | None) -> tzinfo:
    # UTC is what the reports say.
    return zone_named(named) or UTC


def _name(at: datetime) -> str:
    name = at.tzname() or "UTC"
    return f"UTC{name}" if name[:1] in "+-" else name
