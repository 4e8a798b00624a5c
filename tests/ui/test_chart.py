"""Charts: specifications that hold their rows where Streamlit leaves them as they are."""

import json
from datetime import date

from streamlit.proto.VegaLiteChart_pb2 import VegaLiteChart
from streamlit.testing.v1 import AppTest

from ipt_training.ui import chart
from ipt_training.ui.chart_ink import LIGHT
from ipt_training.ui.fidelity.item_plot import anchors


def drawn() -> VegaLiteChart:
    def script() -> None:
        from ipt_training.ui import chart
        from ipt_training.ui.chart_ink import LIGHT

        chart.show(
            chart.layer(
                [{"item": "One", "level": 2}],
                chart.names_above("item", LIGHT),
                chart.mark("circle", yOffset=chart.BELOW_NAME),
                y=chart.row_names("item", ["One"], LIGHT),
                x=chart.amount("level"),
            ),
            title=chart.title("Items (n = 1)", LIGHT, "Dots: levels."),
            alt="Every item with its level.",
            height=chart.each(30),
        )

    test = AppTest.from_function(script).run()
    assert not test.exception
    proto: VegaLiteChart = test.get("vega_lite_chart")[0].proto
    return proto


def test_rows_stay_in_the_specification_and_a_chart_has_a_name() -> None:
    proto = drawn()
    spec = json.loads(proto.spec)
    assert spec["layer"][0]["data"] == {"values": [{"item": "One", "level": 2}]}
    assert not {"data", "datasets"} & set(spec)
    assert not proto.HasField("data")
    assert proto.alt == "Every item with its level."
    assert spec["title"]["text"] == "Items (n = 1)"


def test_on_a_phone_a_name_stands_above_its_marks_and_takes_no_room_beside_them() -> None:
    spec = json.loads(drawn().spec)
    names, dots = spec["layer"][0]["layer"]
    assert spec["layer"][0]["encoding"]["y"]["axis"]["labelExpr"] == "narrow ? '' : datum.value"
    assert names["layer"][1]["mark"]["text"] == {"expr": "narrow ? datum['item'] : ''"}
    assert dots["mark"]["yOffset"] == chart.BELOW_NAME
    assert [one["name"] for one in spec["params"]] == ["narrow"]


def test_a_day_is_the_same_day_in_every_time_zone() -> None:
    assert chart.noon(date(2027, 3, 1)) == "2027-03-01T12:00:00"
    assert chart.day("on", LIGHT, padding=12)["type"] == "temporal"


def test_an_anchor_is_named_in_full_or_in_two_lines_and_breaks_no_expression() -> None:
    assert anchors([(1, "Missed or unhelpful"), (2, "One's own \\ way of doing it at length")]) == (
        "datum.value == 1 ? (narrow ? ['1 Missed or', 'unhelpful'] : '1 Missed or unhelpful') :"
        " datum.value == 2 ? (narrow ? ['2 One’s own', 'way of …'] :"
        " '2 One’s own  way of doing it at length') : ''"
    )
