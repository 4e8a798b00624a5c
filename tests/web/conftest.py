"""Servers shared by the tests of the web layer."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.programme import Programme, programme
from tests.web.served import Served, serving

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give the product, with a lead and two trainees."""
    with serving(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="session")
def probed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give the same server around a small script of the tests."""
    folder = tmp_path_factory.mktemp("probed")
    with serving(folder, script=probe_in(folder)) as running:
        yield running


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programme]:
    """Serve one demonstration to all attacks."""
    with programme(tmp_path_factory, tmp_path_factory.mktemp("programme")) as running:
        yield running


def probe_in(folder: Path, *, configured: bool = True) -> Path:
    """Put the small script into a folder, with the settings file beside it as it has to be."""
    script = Path(shutil.copy(HERE / "probe_script.py", folder / "script.py"))
    if configured:
        (folder / ".streamlit").mkdir()
        shutil.copy(HERE.parents[1] / ".streamlit" / "config.toml", folder / ".streamlit")
    return script
