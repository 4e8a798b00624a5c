"""The pictures of two raters: their scores side by side, and how far their means lie apart."""

from ipt_training.domain.agreement.results import PairDetail
from ipt_training.reliability.estimate import Estimate
from ipt_training.ui import chart
from ipt_training.ui.chart_ink import Ink, ink

HEIGHT = 300


def scores(detail: PairDetail) -> None:
    """Show how often each score of one met each score of the other."""
    colours = ink()
    rows = [
        {"first": level, "second": other, "n": n, "same": level == other}
        for (level, _), row in zip(detail.levels, detail.confusion, strict=True)
        for (other, _), n in zip(detail.levels, row, strict=True)
        if n
    ]
    steps = [level for level, _ in detail.levels]
    size = chart.amount("n", scale={"range": [60, 1400]}, legend=None)
    colour = chart.either("same", colours.first, colours.second)
    share = detail.same / detail.scores
    chart.show(
        chart.layer(
            rows,
            chart.mark("point", {"size": size, "color": colour}, filled=False, strokeWidth=2),
            chart.text("n", colours, fontSize=12),
            x=_steps("second", detail.second.name, steps, colours),
            y=_steps("first", detail.first.name, steps[::-1], colours),
            tooltip=[
                chart.level("first", title=detail.first.name),
                chart.level("second", title=detail.second.name),
                chart.amount("n", title="Scores"),
            ],
        ),
        title=chart.title(
            f"The same score in {detail.same} of {detail.scores}",
            colours,
            "Item scores of both; on the diagonal they are the same.",
        ),
        alt=f"Scores of both raters against each other. {share:.0%} are the same.",
        height=HEIGHT,
    )


def differences(detail: PairDetail, scale: tuple[int, int]) -> None:
    """Show the difference of the two by the mean of the two, with its limits."""
    colours = ink()
    points = [{"mean": mean, "difference": diff} for mean, diff in detail.points]
    lines = [
        {"at": result.value, "name": name, "end": scale[1]}
        for name, result in (
            ("mean", detail.bias),
            ("lower limit", detail.lower),
            ("upper limit", detail.upper),
        )
        if isinstance(result, Estimate)
    ]
    across = {"domain": [*scale], "nice": False, "zero": False}
    axis = chart.axis(colours)
    chart.show(
        chart.layer(
            lines,
            chart.mark("rule", strokeDash=[4, 4], color=colours.line),
            chart.text(
                "name", colours, {"x": chart.amount("end", scale=across)}, align="right", dy=-6
            ),
            y=chart.amount("at"),
        ),
        chart.layer(
            points,
            chart.mark("circle", size=55, opacity=0.85, color=colours.first),
            x=chart.amount("mean", title="Mean of both", scale=across, axis=axis),
            y=chart.amount("difference", title="First minus second, points", axis=axis),
        ),
        title=chart.title(
            f"How far apart (n = {len(points)} sessions)",
            colours,
            f"{detail.first.name} minus {detail.second.name}",
        ),
        alt="Difference of both raters by the mean of both. The sentence below says the same.",
        height=HEIGHT,
    )


def _steps(field: str, name: str, steps: list[int], colours: Ink) -> chart.Part:
    lines = chart.axis(colours, grid=True, labelAngle=0, ticks=False)
    return chart.level(field, title=name, sort=steps, scale={"domain": steps}, axis=lines)
