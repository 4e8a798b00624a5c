"""The recording's player: sound, waveform, marks, transcript and keys, drawn in the browser.

Whatever a rater does with it comes back as events, each of them once and in order. What changes
goes in as plain data; the browser fetches transcript and waveform itself, once. A seek is a command
with an id, obeyed once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import resources

import streamlit as st

from ipt_training.domain.fidelity.rating import Evidence
from ipt_training.domain.recordings.recording import Recording, RecordingState
from ipt_training.ui import state
from ipt_training.ui.recordings import voices

_MOST_EVENTS = 50


def _part(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


_mount = st.components.v2.component(
    "ipt_player", html=_part("player.html"), css=_part("player.css"), js=_part("player.js")
)


@dataclass(frozen=True)
class Event:
    """One thing somebody did at the player, not yet believed: kind and values as they were sent."""

    kind: object
    at: object = None
    polarity: object = None
    value: object = None


def show(
    key: str,
    recording: Recording,
    *,
    marks: Sequence[Evidence] = (),
    on_events: Callable[[], None] | None = None,
) -> None:
    """Show the player of a recording; with ``on_events`` it marks and scores too."""
    media = recording.media
    if media is None or not is_there(recording):
        st.info("The sound of this session was erased; the rating and its marks stay.")
        return
    _mount(
        key=key,
        data={
            "path": f"ipt/media/{recording.id}",
            "kind": media.kind,
            "duration": media.duration,
            # Another address once voices were confirmed, so that it is fetched again.
            "outline": f"ipt/outline/{recording.id}?voices={voices.turn(recording.id)}",
            "transcript": recording.has_transcript,
            # Tuples: to look into a list or a dictionary here, Streamlit loads pandas.
            "marks": tuple({"t": one.end, "polarity": one.polarity.value} for one in marks),
            "seek": _command(key),
            "rates": on_events is not None,
        },
        on_events_change=on_events or _ignore,
    )


def is_there(recording: Recording) -> bool:
    """Say whether there is sound to be heard."""
    return recording.state is RecordingState.READY


def play_from(key: str, seconds: float) -> None:
    """Let the player of that key play from a place; for callbacks."""
    state.put(f"{key}.seek.t", seconds)
    state.put(f"{key}.seek.id", _number(f"{key}.seek.id") + 1)


def take(key: str) -> tuple[Event, ...]:
    """Give the events that have come since last time, oldest first; for callbacks.

    The browser sends events of the last seconds again with every new one, so that none is lost
    between two reruns; those known already are left out here.
    """
    held = state.chosen(key)
    sent = held.get("events") if hasattr(held, "get") else None
    if not isinstance(sent, list):
        return ()
    done = _number(f"{key}.done")
    fresh = [
        one
        for one in sent[:_MOST_EVENTS]
        if isinstance(one, dict) and isinstance(one.get("n"), int) and one["n"] > done
    ]
    fresh.sort(key=lambda one: one["n"])
    if fresh:
        state.put(f"{key}.done", fresh[-1]["n"])
    return tuple(
        Event(one.get("kind"), one.get("t"), one.get("polarity"), one.get("value")) for one in fresh
    )


def _command(key: str) -> tuple[int, float] | None:
    number = _number(f"{key}.seek.id")
    place = state.get(f"{key}.seek.t")
    return (number, float(place)) if number and isinstance(place, int | float) else None


def _number(name: str) -> int:
    value = state.get(name, 0)
    return value if isinstance(value, int) else 0


def _ignore() -> None:
    """Nobody rates here."""
