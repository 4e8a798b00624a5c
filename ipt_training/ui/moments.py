"""Moments of the clock in the reader's own zone, as their browser names it."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

import streamlit as st

from ipt_training.reports import words


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


def _zone(named: str | None) -> tzinfo:
    # A browser may say anything; UTC is what the reports say.
    try:
        return ZoneInfo(named) if named else UTC
    except (ValueError, KeyError, OSError):
        return UTC


def _name(at: datetime) -> str:
    name = at.tzname() or "UTC"
    return f"UTC{name}" if name[:1] in "+-" else name
