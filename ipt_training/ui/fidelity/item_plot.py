"""The dot plot of a scorecard: every rated item, its levels against their anchors."""

from collections.abc import Sequence
from textwrap import wrap

from ipt_training.domain.fidelity.rubric import Aspect
from ipt_training.reports import words
from ipt_training.ui import chart
from ipt_training.ui.chart_ink import Ink, ink
from ipt_training.use_cases.fidelity.cards import Card

ROW = 30
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
            "Filled circle: skill. Open square: extent.",
            "Dashed: the mark for the mean.",
        ),
        alt="Every rated item with its levels. The table below says the same.",
        height=chart.each(ROW),
        key=f"card.chart.{card.rating.id}",
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
        if aspect in (Aspect.EXTENT, Aspect.SKILL)
    ]


def _mark(mean: float, colours: Ink) -> chart.Part:
    rule = chart.mark("rule", strokeDash=[4, 4], color=colours.line)
    return chart.layer([{"level": mean}], rule, x=chart.amount("level"))


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
    scale = card.rubric.scale(Aspect.SKILL)
    named = [(one.value, one.label) for one in scale.levels] if scale else [(1, ""), (5, "")]
    values = [value for value, _ in named]
    named_axis = chart.axis(
        colours, grid=True, labelExpr=anchors(named), labelLimit=180, values=values, orient="top"
    )
    extent = [point for point in points if point["scale"] == words.ASPECTS[Aspect.EXTENT]]
    skill = [point for point in points if point["scale"] == words.ASPECTS[Aspect.SKILL]]
    down: chart.Look = {"yOffset": chart.BELOW_NAME}
    square = chart.mark(
        "point", shape="square", size=170, strokeWidth=1.5, color=colours.text, filled=False, **down
    )
    dot = chart.mark("circle", size=80, opacity=1, color=colours.first, **down)
    below = chart.text("below", colours, align="left", dx=14, color=colours.risk, **down)
    shared: dict[str, object] = {
        "y": chart.row_names("item", items, colours),
        "x": chart.amount(
            "level",
            title=None,
            scale={"domain": [values[0] - 0.2, values[-1] + 0.2], "nice": False},
            axis=named_axis,
        ),
        "tooltip": [
            chart.name("item", title="Item"),
            chart.name("group", title="Group"),
            chart.name("scale", title="Scale"),
            chart.amount("level", title="Level"),
        ],
    }
    return chart.layer(extent, square, **shared), chart.layer(skill, dot, below, **shared)


def _quoted(label: str) -> str:
    return label.replace("\\", "").replace("'", "’")
