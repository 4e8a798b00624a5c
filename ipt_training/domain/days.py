"""Days as their reader counts them: a moment falls on another day in another zone."""

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

LONGEST_ZONE = 64
"""Characters of the longest name of a zone that is looked for."""


def zone_named(name: str | None) -> tzinfo | None:
    """Give the zone of a name such as Pacific/Auckland; nothing for a name that is none."""
    if not name or len(name) > LONGEST_ZONE:
        return None
    # A browser may say anything.
    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return None


def day_in(at: datetime, zone: str | None) -> date:
    """Give the day that a moment falls on in a zone; in UTC where the zone is not known."""
    return at.astimezone(zone_named(zone) or UTC).date()
