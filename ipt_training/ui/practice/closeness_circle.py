"""The closeness circle: the people around a patient on three rings, and what each means."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from ipt_training.domain.practice.vignette import Tie
from ipt_training.ui import chart, messages
from ipt_training.ui.chart_ink import Ink, ink

SIDE = 340
"""The chart is a square of so many pixels; it fits a phone."""
FOOT = 20
RADIUS = {1: 58.0, 2: 98.0, 3: 138.0}
DOT, LETTER, LINE_HEIGHT, UNDER_DOT = 6.0, 6.4, 14.0, 15.0
ENOUGH = 4.0
STEPS = 24
RINGS = {1: "inner ring", 2: "middle ring", 3: "outer ring"}


@dataclass(frozen=True)
class Spot:
    """Where a dot stands, from the patient in the middle, in pixels; y grows upwards."""

    x: float
    y: float
    label: str

    @property
    def box(self) -> tuple[float, float, float, float]:
        """What the dot and its label cover: left, bottom, right, top."""
        half = max(DOT, len(self.label) * LETTER / 2)
        bottom = self.y - UNDER_DOT - LINE_HEIGHT / 2
        return self.x - half, bottom, self.x + half, self.y + DOT


def short(name: str) -> str:
    """Give what stands beside a dot: the name without age or other additions."""
    return name.split(",")[0].strip()


@lru_cache(maxsize=64)
def spread(people: tuple[tuple[int, str], ...], patient: str) -> tuple[Spot, ...]:
    """Give every (ring, label) its spot so that no label lies on another, as far as they fit."""
    best: tuple[Spot, ...] = ()
    most = -math.inf
    for spots in _arrangements(people):
        room = _room((*spots, Spot(0, 0, patient)))
        if room > most:
            best, most = spots, room
        if most >= ENOUGH:
            break
    return best


def show(patient: str, ties: Sequence[Tie], *, whole: bool) -> None:
    """Show the circle of the people known so far around a patient, and the same as a list."""
    spots = spread(tuple((tie.ring, short(tie.name)) for tie in ties), patient)
    st.markdown(f"**People around {messages.plain(patient)}** (n = {len(ties)})")
    _chart(ties, spots, patient, ink())
    st.caption(
        "The nearer to the middle, the closer. Point at a dot, or open the list."
        + ("" if whole else " Whoever only comes up later is not on it yet.")
    )
    with st.expander("Everybody as a list"):
        for tie in sorted(ties, key=lambda tie: tie.ring):
            _read_out(tie)


def _read_out(tie: Tie) -> None:
    plain = messages.plain
    st.markdown(f"**{plain(tie.name)}**, {plain(tie.relation)} ({RINGS[tie.ring]})")
    st.markdown(
        f"- Gives: {plain(tie.gives)}\n- Expects: {plain(tie.expects)}\n"
        f"- Changed: {plain(tie.changed)}\n- Hurts: {plain(tie.hurts)}"
    )


def _arrangements(people: tuple[tuple[int, str], ...]) -> Iterator[tuple[Spot, ...]]:
    count = len(people)
    for stride in (one for one in range(1, count + 1) if math.gcd(one, count) == 1):
        for step in range(STEPS):
            turn = 2 * math.pi * step / STEPS
            yield tuple(
                _spot(ring, label, turn + 2 * math.pi * (index * stride % count) / count)
                for index, (ring, label) in enumerate(people)
            )


def _spot(ring: int, label: str, angle: float) -> Spot:
    return Spot(RADIUS[ring] * math.cos(angle), RADIUS[ring] * math.sin(angle), label)


def _room(spots: Sequence[Spot]) -> float:
    """Give the least distance between two boxes or to the edge; negative where they overlap."""
    edge = SIDE / 2
    boxes = [spot.box for spot in spots]
    rooms = [min(edge + min(box[:2]), edge - max(box[2:])) for box in boxes]
    for index, (left, bottom, right, top) in enumerate(boxes):
        for other_left, other_bottom, other_right, other_top in boxes[:index]:
            across = max(left - other_right, other_left - right)
            upright = max(bottom - other_top, other_bottom - top)
            rooms.append(max(across, upright))
    return min(rooms)


def _chart(ties: Sequence[Tie], spots: Sequence[Spot], patient: str, colours: Ink) -> None:
    people = [
        {
            "x": spot.x,
            "y": spot.y,
            "label": spot.label,
            "Who": f"{tie.name}, {tie.relation}",
            "Gives": tie.gives,
            "Expects": tie.expects,
            "Changed": tie.changed,
            "Hurts": tie.hurts,
        }
        for tie, spot in zip(ties, spots, strict=True)
    ]
    told = {"tooltip": [chart.name(one) for one in ("Who", "Gives", "Expects", "Changed", "Hurts")]}
    under: chart.Look = {"dy": UNDER_DOT, "fontSize": 12}
    # The same words in the ground's colour, with a broad rim, keep a ring off the letters.
    rim: chart.Look = {"stroke": colours.ground, "strokeWidth": 4, "aria": False}
    chart.show(
        *(_ring(radius, colours) for radius in RADIUS.values()),
        _placed(
            people,
            chart.mark("circle", told, size=130, color=colours.first, opacity=1),
            chart.text("label", colours, **under, **rim),
            chart.text("label", colours, told, **under),
        ),
        _placed(
            [{"x": 0, "y": 0, "label": patient}],
            chart.mark("square", size=110, color=colours.second, opacity=1),
            chart.text("label", colours, fontWeight="bold", **under),
        ),
        title=None,
        alt=f"Closeness circle of {patient} with {len(ties)} people. The list below says the same.",
        # Streamlit keeps a margin at the foot of a chart and takes it from the height.
        height=SIDE + FOOT,
        width=SIDE,
    )


def _ring(radius: float, colours: Ink) -> chart.Part:
    turns = [2 * math.pi * step / 90 for step in range(91)]
    points: list[dict[str, object]] = [
        {"x": radius * math.cos(turn), "y": radius * math.sin(turn), "order": n}
        for n, turn in enumerate(turns)
    ]
    order = {"order": chart.amount("order")}
    return _placed(points, chart.mark("line", order, color=colours.line, strokeWidth=1, aria=False))


def _placed(rows: chart.Rows, *marks: chart.Part) -> chart.Part:
    scale = {"domain": [-SIDE / 2, SIDE / 2], "nice": False}
    return chart.layer(
        rows,
        *marks,
        x=chart.amount("x", scale=scale, axis=None),
        y=chart.amount("y", scale=scale, axis=None),
    )
