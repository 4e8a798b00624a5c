"""The dot plot of a scorecard: every rated item, its levels against their anchors."""

from collections.abc import Sequence
from textwrap import wrap

from ipt_training.domain.fidelity.rubric import Aspect, Scale
from ipt_training.reports import words
from ipt_training.ui import chart
from ipt_training.ui.chart_ink import Ink, ink
from ipt_training.use_cases.fidelity.cards import Card

BOTH = (Aspect.EXTENT, Aspect.SKILL)
ROW = 30
ROOM = 0.35
"""Levels; beyond the outer ones half of their name must find room."""
ON_PHONE = 12
"""Letters that an anchor may have on a line of a narrow plot."""


def show(card: Card) -> None:
    """Show the plot; nothing where no item was rated."""
    points = _points(card)
    if not points:
        return
    colours = ink()
    items = list(dict.fromkeys(str(point["item"]) for point in points))
    chart.show(
        _mark(card.rubric.pass_rule.mean_skill, colours),
        _rows(items, colours),
        *_levels(card, points, items, colours),
        title=chart.title(
            f"Items rated (n = {len(items)})",
            colours,
            "Dashed: the mark for the mean skill.",
        ),
        alt="Every rated item with its levels. The table below says the same.",
        height=chart.each(ROW),
        key=f"card.chart.{card.rating.id}",
        own_axes=True,
    )


def anchors(named: Sequence[tuple[int, str]]) -> str:
    """Give the expression that names each level on the axis, on a phone in short lines."""
    said = "''"
    for level, label in reversed(named):
        beside = f"{level} {_quoted(label)}"
        lines = [*wrap(beside, ON_PHONE, max_lines=2, placeholder=" …"), ""][:2]
        said = f"datum.value == {level} ? (narrow ? {lines} : '{beside}') : {said}"
    return said


def _points(card: Card) -> list[dict[str, object]]:
    return [
        {
            "item": line.item.title,
            "group": card.rubric.group_of(line.item.id).title,
            "scale": words.ASPECTS[aspect],
            "level": value,
            "below": "below its minimum" if line.below_minimum else "",
        }
        for line in card.scorecard.items
        for aspect, value in line.answer.scores.items()
        if aspect in BOTH
    ]


def _mark(mean: float, colours: Ink) -> chart.Part:
    rule = chart.mark("rule", strokeDash=[4, 4], color=colours.line)
    return chart.layer([{"level": mean}], rule, x=chart.amount("level", axis=None))


def _rows(items: Sequence[str], colours: Ink) -> chart.Part:
    return chart.layer(
        [{"item": item} for item in items],
        chart.row_line(colours),
        chart.names_above("item", colours),
        y=chart.row_names("item", items, colours),
    )


def _levels(
    card: Card, points: Sequence[dict[str, object]], items: Sequence[str], colours: Ink
) -> tuple[chart.Part, ...]:
    """Draw each scale with an axis of its own: a level is called something else on each."""
    down: chart.Look = {"yOffset": chart.BELOW_NAME}
    square = chart.mark(
        "point", shape="square", size=170, strokeWidth=1.5, color=colours.text, filled=False, **down
    )
    dot = chart.mark("circle", size=80, opacity=1, color=colours.first, **down)
    below = chart.text("below", colours, align="left", dx=14, color=colours.risk, **down)
    drawn = {Aspect.EXTENT: (square,), Aspect.SKILL: (dot, below)}
    return tuple(
        chart.layer(
            [point for point in points if point["scale"] == words.ASPECTS[aspect]],
            *marks,
            **_channels(card, aspect, items, colours),
        )
        for aspect, marks in drawn.items()
        if card.rubric.scale(aspect) is not None
    )


def _channels(card: Card, aspect: Aspect, items: Sequence[str], colours: Ink) -> dict[str, object]:
    scale = card.rubric.scale(aspect)
    named = [(one.value, one.label) for one in scale.levels] if scale else []
    scales = [one for one in map(card.rubric.scale, BOTH) if one is not None]
    is_skill = aspect is Aspect.SKILL
    named_axis = chart.axis(
        colours,
        grid=is_skill,
        labelExpr=anchors(named),
        labelLimit=180,
        values=[value for value, _ in named],
        orient="top" if is_skill else "bottom",
        title=f"{words.ASPECTS[aspect]} ({'filled circle' if is_skill else 'open square'})",
        titleAnchor="start",
    )
    return {
        "y": chart.row_names("item", items, colours),
        "x": chart.amount(
            "level",
            scale={"domain": [*_domain(scales)], "nice": False},
            axis=named_axis,
        ),
        "tooltip": [
            chart.name("item", title="Item"),
            chart.name("group", title="Group"),
            chart.name("scale", title="Scale"),
            chart.amount("level", title="Level"),
        ],
    }


def _domain(scales: Sequence[Scale]) -> tuple[float, float]:
    """Give where the levels of all scales lie, with room for the names of the outer ones."""
    return min(one.lowest for one in scales) - ROOM, max(one.highest for one in scales) + ROOM


def _quoted(label: str) -> str:
    return label.replace("\\", "").replace("'", "’")
