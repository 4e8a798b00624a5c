"""Charts as the browser reads them: a plain Vega-Lite specification, put together from named parts.

A specification of dictionaries needs no package to draw and no check at every rerun; the objects of
altair would bring altair, pandas and pyarrow into the server. Rows stand inside a layer, never at
the top of a specification: there Streamlit would turn them into Arrow.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal, TypeAlias

import streamlit as st

from ipt_training.ui.chart_ink import Ink

Part: TypeAlias = dict[str, object]
Rows: TypeAlias = Sequence[Mapping[str, object]]
Look: TypeAlias = dict[str, Any]
"""What several marks look like."""
Mark: TypeAlias = Literal["bar", "circle", "line", "point", "rule", "square", "text"]

# On a phone there is no room beside the dots: the name of a row stands above them. The width is
# named so that the browser asks again when the window changes.
_NARROW: Part = {"name": "narrow", "expr": "containerSize()[0] < 560 && width >= 0"}
BELOW_NAME: Part = {"expr": "narrow ? 8 : 0"}
"""How far the marks of a named row move down to make room for the name above them."""


def show(
    *layers: Part,
    title: Part | None,
    alt: str,
    height: int | Part,
    width: int | None = None,
    key: str | None = None,
    own_axes: bool = False,
) -> None:
    """Show layers over each other.

    Args:
        layers: what lies lowest first.
        title: what ``title`` gives; nothing where the page says it.
        alt: the chart in words, for those who do not see it.
        height: in pixels, or ``each`` row.
        width: in pixels; without it the chart is as wide as there is room.
        key: tells two charts of one page apart where they may change places.
        own_axes: whether each layer has an axis of its own across, over the same scale.
    """
    spec: Part = {"params": [_NARROW], "height": height, "layer": [*layers]}
    if own_axes:
        spec["resolve"] = {"axis": {"x": "independent"}}
    if title is not None:
        spec["title"] = title
    if width is not None:
        spec["width"] = width
    st.vega_lite_chart(spec=spec, width="stretch" if width is None else "content", alt=alt, key=key)


def title(text: str, colours: Ink, *under: str) -> Part:
    """Give a title, and lines under it that say how to read the chart."""
    said: Part = {"text": text, "anchor": "start", "color": colours.text}
    return said | {"subtitle": [*under], "subtitleColor": colours.text} if under else said


def each(pixels: int) -> Part:
    """Give a height of so many pixels for each row."""
    return {"step": pixels}


def layer(rows: Rows, *marks: Part, **channels: object) -> Part:
    """Draw marks over the same rows; what they share of the encoding is said once."""
    return {"data": {"values": [*rows]}, "encoding": channels, "layer": [*marks]}


def mark(kind: Mark, at: Mapping[str, object] | None = None, **look: object) -> Part:
    """Draw every row as one mark, or all rows as one line.

    Args:
        kind: the mark of Vega-Lite.
        at: channels of this mark alone.
        look: what it looks like.
    """
    return {"mark": {"type": kind, **look}, "encoding": dict(at or {})}


def text(field: str, colours: Ink, at: Mapping[str, object] | None = None, **look: object) -> Part:
    """Write a field of every row."""
    return mark("text", {"text": name(field), **(at or {})}, **({"color": colours.text} | look))


def amount(field: str, **how: object) -> Part:
    """Place by a number."""
    return {"field": field, "type": "quantitative", **how}


def level(field: str, **how: object) -> Part:
    """Place by one of a few steps in their order."""
    return {"field": field, "type": "ordinal", **how}


def name(field: str, **how: object) -> Part:
    """Place or tell apart by a name."""
    return {"field": field, "type": "nominal", **how}


def day(field: str, colours: Ink, *, padding: int) -> Part:
    """Place by a day, on an axis of months."""
    months = axis(
        colours,
        format="%b %Y",
        # Months within half a label of an end are moved inwards.
        labelFlush=30,
        labelOverlap="greedy",
        tickMinStep=28 * 24 * 3600 * 1000,
    )
    scale = {"padding": padding}
    return {"field": field, "type": "temporal", "title": None, "scale": scale, "axis": months}


def noon(on: date) -> str:
    """Give a day so that the browser reads the same day in every time zone."""
    return f"{on.isoformat()}T12:00:00"


def axis(colours: Ink, **how: object) -> Part:
    """Give an axis in words that can be read, without lines across the chart."""
    ink = {"labelColor": colours.text, "titleColor": colours.text}
    return {"grid": False, "labelFlush": False, **ink, **how}


def either(field: str, yes: str, no: str) -> Part:
    """Colour by whether a field is true, without a legend."""
    scale = {"domain": [True, False], "range": [yes, no]}
    return name(field, scale=scale, legend=None)


def row_names(field: str, order: Sequence[str], colours: Ink) -> Part:
    """Give each name a row; it stands beside it, or on a phone above it (``names_above``)."""
    beside = axis(colours, labelLimit=420, ticks=False, labelExpr="narrow ? '' : datum.value")
    return name(field, sort=[*order], title=None, axis=beside)


def names_above(field: str, colours: Ink) -> Part:
    """Write, on a phone alone, the name of each row above its marks, across the whole width."""
    look: Look = {
        "text": {"expr": f"narrow ? datum['{field}'] : ''"},
        "limit": {"expr": "width"},
        "align": "left",
        "baseline": "bottom",
        "fontSize": 11,
    }
    start = {"x": {"value": 0}}
    rim = mark("text", start, stroke=colours.ground, strokeWidth=4, aria=False, **look)
    return {"layer": [rim, mark("text", start, color=colours.text, **look)]}


def row_line(colours: Ink) -> Part:
    """Draw a quiet line along each row."""
    ends = {"x": {"value": 0}, "x2": {"value": "width"}}
    return mark("rule", ends, color=colours.line, opacity=0.2, yOffset=BELOW_NAME)
