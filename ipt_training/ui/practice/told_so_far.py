"""What is known of a case when a scene begins: nothing that only happens later."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from ipt_training.domain.practice.vignette import Event, Measurement, Scene, Tie, Vignette


@dataclass(frozen=True)
class SoFar:
    """The part of a vignette's course that may be shown."""

    events: tuple[Event, ...]
    measurements: tuple[Measurement, ...]
    people: tuple[Tie, ...]
    whole: bool


def until(vignette: Vignette, scene: Scene | None, *, answered: Set[str] = frozenset()) -> SoFar:
    """Give the course before a scene's session; the whole course where no scene waits.

    Questionnaires filled in on the day of the session are known: they are filled in before it.
    What only a scene brings up is known once that scene is among those answered.
    """
    last = None if scene is None else _day_of(vignette, scene.session)
    if last is None:
        return SoFar(vignette.timeline, vignette.measurements, vignette.inventory, whole=True)
    told = {None, *answered}
    return SoFar(
        tuple(one for one in vignette.timeline if one.on < last and one.after_scene in told),
        tuple(one for one in vignette.measurements if one.on <= last),
        tuple(one for one in vignette.inventory if one.after_scene in told),
        whole=False,
    )


def _day_of(vignette: Vignette, session: int) -> date | None:
    later = [e.on for e in vignette.timeline if e.session is not None and e.session >= session]
    return min(later, default=None)
