"""Folders that are costly to fill: the first who asks in a run of the tests fills them for all."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes.served import untraced


def made_once(tmp: pytest.TempPathFactory, name: str, fill: Callable[[Path], None]) -> Path:
    """Give a folder that every process of this run shares; nobody may write into it."""
    own = tmp.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder, unfinished = shared / name, shared / f"{name}-unfinished"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            shutil.rmtree(unfinished, ignore_errors=True)
            fill(unfinished)
            unfinished.rename(folder)
    return folder


def copy_of_demonstration(tmp: pytest.TempPathFactory, folder: Path) -> None:
    """Put the data folder of six fictional trainees, and its keys, into a folder."""
    made = made_once(tmp, "demonstration-of-six", _fill)
    shutil.copytree(made, folder, dirs_exist_ok=True)


def _fill(folder: Path) -> None:
    command = [sys.executable, "-m", "ipt_training", "demo", "--trainees", "6", "--seed", "1"]
    environment = untraced() | {"IPT_DATA_DIR": str(folder / "data")}
    subprocess.run(command, env=environment, check=True, capture_output=True)
