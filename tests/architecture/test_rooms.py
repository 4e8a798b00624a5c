"""Every layer has the same rooms by the same names, and grows no file outside them."""

from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "ipt_training"
ROOMS = {"practice", "recordings", "fidelity", "agreement", "certification", "people"}
HALLS = {
    "domain": {
        "audit",
        "days",
        "errors",
        "hashes",
        "ids",
        "ipt",
        "order",
        "pack",
        "seals",
        "text",
        "value",
    },
    "use_cases": {"audit", "erase", "export", "ports", "read_content", "sealing", "today"},
    "reports": {"erasure", "figures", "table", "words"},
    "ui": {
        *("app", "frame", "main", "messages", "navigation", "places", "state"),
        *("audit", "content", "exports", "results", "today", "trainees"),
        *("chart", "chart_ink", "erasing", "moments", "paging", "review_line", "table"),
    },
}
"""What stands at the top of a layer, because it belongs to no room or brings several together."""
LONGEST = 400


def _inside(folder: Path) -> set[str]:
    found = (one for one in folder.iterdir() if one.name not in {"__init__.py", "__pycache__"})
    return {
        one.stem for one in found if one.suffix == ".py" or (one.is_dir() and one.name[0] != ".")
    }


@pytest.mark.parametrize("layer", HALLS)
def test_a_layer_holds_its_rooms_and_what_belongs_to_none(layer: str) -> None:
    assert _inside(PACKAGE / layer) - ROOMS == HALLS[layer]


@pytest.mark.parametrize("layer", HALLS)
def test_a_room_is_one_level_deep(layer: str) -> None:
    rooms = [PACKAGE / layer / room for room in ROOMS if (PACKAGE / layer / room).exists()]
    deeper = [
        child.relative_to(PACKAGE)
        for room in rooms
        for child in room.iterdir()
        if child.is_dir() and child.name != "__pycache__"
    ]
    assert rooms
    assert deeper == []


@pytest.mark.parametrize("layer", HALLS)
def test_the_tests_of_a_layer_stand_in_the_same_rooms(layer: str) -> None:
    folder = Path(__file__).parents[1] / layer
    assert {one.name for one in folder.iterdir() if one.is_dir()} - {"__pycache__"} <= ROOMS


def test_no_file_is_longer_than_anybody_reads_at_once() -> None:
    long = {
        str(file.relative_to(PACKAGE)): lines
        for file in PACKAGE.rglob("*.py")
        if (lines := len(file.read_text().splitlines())) > LONGEST
    }
    assert long == {}


def test_each_kind_of_record_has_its_port_its_tables_its_adapter_and_its_fake() -> None:
    ports = _inside(PACKAGE / "use_cases" / "ports" / "storage") - {"store"}
    storage = PACKAGE / "adapters" / "storage"
    fakes = Path(__file__).parents[1] / "fakes" / "storage"
    assert len(ports) > 5
    assert _inside(storage / "records") == ports
    assert _inside(storage / "tables") - {"parts"} == ports
    assert _inside(fakes) - {"store", "rows"} == ports
