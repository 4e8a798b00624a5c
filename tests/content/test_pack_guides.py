"""What the guides for pack authors show is valid, and nothing generated has fallen behind."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from ipt_training.adapters.content.library import FileLibrary
from ipt_training.adapters.content.locate import content_roots
from ipt_training.adapters.content.read import read_yaml
from ipt_training.domain.practice.vignette import Vignette

ROOT = Path(__file__).resolve().parents[2]


def example(guide: str) -> str:
    """Give the example that a guide shows."""
    return (ROOT / guide).read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]


@pytest.mark.parametrize("guide", ["rubrics/README.md", "curriculum/README.md"])
def test_the_example_in_a_guide_is_a_valid_pack(guide: str, tmp_path: Path) -> None:
    file = tmp_path / "example.yaml"
    file.write_text(example(guide), encoding="utf-8")

    assert FileLibrary(content_roots()).problems([file]) == ()


def test_the_entries_in_the_vignette_guide_are_valid() -> None:
    fields = read_yaml(example("case_vignettes/README.md").encode()).value
    assert isinstance(fields, dict)

    for name, entries in fields.items():
        assert isinstance(entries, list)
        item = Vignette.model_fields[name].annotation.__args__[0]  # type: ignore[union-attr]
        TypeAdapter(item).validate_json(json.dumps(entries[0]))

    assert set(fields) == {"timeline", "inventory", "measurements", "scenes"}


def test_schemas_and_tables_match_the_models() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/make_schemas.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stdout) == (0, "")
