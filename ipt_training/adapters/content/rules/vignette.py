"""The rules of vignettes: the patient's story holds together."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ipt_training.adapters.content.rules.finding import Finding, folded, repeated
from ipt_training.adapters.content.rules.scene import scene_findings
from ipt_training.domain.ipt import Phase
from ipt_training.domain.practice.vignette import ITEM_COUNT, Instrument, Vignette

FEWEST_WORDS = 350
MOST_WORDS = 700
TELLING_WORDS = ("grief", "dispute", "transition", "deficit", "sensitivity")
_ADULT = 18


def vignette_findings(vignette: Vignette) -> Iterator[Finding]:
    """Intake, timeline, inventory, measurements, focus and scenes fit one another."""
    yield from _intake(vignette)
    yield from _timeline(vignette)
    yield from repeated((tie.id for tie in vignette.inventory), ("inventory",))
    yield from _measurements(vignette)
    yield from _focus(vignette)
    yield from repeated((scene.id for scene in vignette.scenes), ("scenes",))
    yield from _course(vignette)
    yield from _held_back(vignette)
    intake = folded(vignette.intake)
    for index, scene in enumerate(vignette.scenes):
        yield from scene_findings(scene, ("scenes", index))
        if scene.intake_quote is not None and folded(scene.intake_quote) not in intake:
            yield (
                ("scenes", index, "intake_quote"),
                "does not stand in the intake letter for letter",
            )


def _intake(vignette: Vignette) -> Iterator[Finding]:
    count = len(vignette.intake.split())
    if not FEWEST_WORDS <= count <= MOST_WORDS:
        yield ("intake",), f"has {count} words; {FEWEST_WORDS} to {MOST_WORDS} are expected"
    for word in TELLING_WORDS:
        if re.search(word, vignette.intake, re.IGNORECASE):
            yield ("intake",), f"says “{word}”; the story must not announce its focus"


def _timeline(vignette: Vignette) -> Iterator[Finding]:
    for index, (earlier, later) in enumerate(pairwise(vignette.timeline), start=1):
        if later.on < earlier.on:
            yield (
                ("timeline", index, "on"),
                f"{later.on} stands after {earlier.on}; events stand in order of their dates",
            )


def _held_back(vignette: Vignette) -> Iterator[Finding]:
    scenes = {scene.id for scene in vignette.scenes}
    named = {
        "timeline": [event.after_scene for event in vignette.timeline],
        "inventory": [tie.after_scene for tie in vignette.inventory],
    }
    for part, held in named.items():
        for index, scene in enumerate(held):
            if scene is not None and scene not in scenes:
                yield (part, index, "after_scene"), f"“{scene}” is no scene of this vignette"


def _measurements(vignette: Vignette) -> Iterator[Finding]:
    minor = vignette.patient.age < _ADULT
    for index, measured in enumerate(vignette.measurements):
        here = ("measurements", index)
        expected = ITEM_COUNT[measured.instrument]
        if len(measured.answers) != expected:
            yield (
                (*here, "answers"),
                f"has {len(measured.answers)} answers; {measured.instrument.value} has {expected}",
            )
        if minor and measured.instrument is Instrument.PHQ9:
            yield (*here, "instrument"), "is phq9 for a patient under 18; use phq_a"
        if not minor and measured.instrument is Instrument.PHQ_A:
            yield (*here, "instrument"), "is phq_a for an adult; use phq9"


def _focus(vignette: Vignette) -> Iterator[Finding]:
    seen = {vignette.focus.primary}
    for index, second in enumerate(vignette.focus.seconds):
        here = ("focus", "seconds", index)
        if second.focus is vignette.focus.primary:
            yield (*here, "focus"), "repeats the primary focus; name a competing one"
        elif second.focus in seen:
            yield (*here, "focus"), f"“{second.focus.value}” stands twice"
        if second.credit >= 1:
            yield (*here, "credit"), "a second choice earns part of the credit, less than 1"
        seen.add(second.focus)


def _course(vignette: Vignette) -> Iterator[Finding]:
    order = list(Phase)
    for index, (earlier, later) in enumerate(pairwise(vignette.scenes), start=1):
        if later.session < earlier.session or order.index(later.phase) < order.index(earlier.phase):
            yield (
                ("scenes", index, "session"),
                "comes before the scene above it; scenes stand in the order of treatment",
            )
    reached = {scene.phase for scene in vignette.scenes}
    missing = [p for p in (Phase.INITIAL, Phase.MIDDLE, Phase.ENDING) if p not in reached]
    if missing:
        names = ", ".join(phase.value for phase in missing)
        yield ("scenes",), f"no scene is in the phase: {names}; scenes cross all three"
