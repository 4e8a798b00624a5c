"""The items that split people, each with its agreement and how sure that is."""

from collections.abc import Sequence

from ipt_training.domain.agreement.results import ItemFigure
from ipt_training.reliability.estimate import Estimate
from ipt_training.reports.words import count_of
from ipt_training.ui import chart
from ipt_training.ui.chart_ink import ink

SHOWN = 12
"""Items in the picture; the table holds all."""
ROW = 30


def show(items: Sequence[ItemFigure]) -> None:
    """Show items with their agreement, the first of them where there are many."""
    colours = ink()
    rows = _rows(items)
    names = [str(row["item"]) for row in rows]
    lowest = min([0.0, *(float(str(row["low"])) for row in rows)])
    across = chart.amount(
        "value",
        title="Agreement (1 is perfect)",
        scale={"domain": [lowest, 1.3]},
        axis=chart.axis(colours, values=[0, 0.5, 1]),
    )
    down = chart.BELOW_NAME
    limits = {"x": chart.amount("low"), "x2": {"field": "high"}}
    chart.show(
        chart.layer(
            rows,
            chart.names_above("item", colours),
            chart.mark("rule", limits, color=colours.line, strokeWidth=2, yOffset=down),
            chart.mark(
                "circle", {"x": across}, size=80, opacity=1, color=colours.first, yOffset=down
            ),
            chart.text(
                "label", colours, {"x": chart.amount("high")}, align="left", dx=8, yOffset=down
            ),
            y=chart.row_names("item", names, colours),
        ),
        title=chart.title(
            count_of(len(rows), "item that splits people", "items that split people"),
            colours,
            "n: sessions that two raters scored.",
            "Dot: Gwet's AC2, ordinal. Line: its interval.",
        ),
        alt="Agreement on the items that split people most. The table below says the same.",
        height=chart.each(ROW),
    )


def _rows(items: Sequence[ItemFigure]) -> list[dict[str, object]]:
    known = [(one, one.agreement) for one in items if isinstance(one.agreement, Estimate)]
    return [
        {
            "item": one.title,
            "value": figure.value,
            "low": figure.value if figure.low is None else figure.low,
            "high": figure.value if figure.high is None else figure.high,
            "label": f"{figure.value:.2f} (n = {one.sessions})",
        }
        for one, figure in known[:SHOWN]
    ]
