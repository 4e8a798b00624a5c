"""Numpy is loaded on one thread, whichever way the product is entered."""

import os
import subprocess
import sys

import pytest

ASKS = """
import importlib, os, sys

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "numpy":
            print(os.environ.get("OPENBLAS_NUM_THREADS"))
            sys.meta_path.remove(self)
        return None

sys.meta_path.insert(0, Watch())
importlib.import_module(sys.argv[1])
"""


def loaded_with(module: str, **environment: str) -> str:
    without = {name: value for name, value in os.environ.items() if "_NUM_THREADS" not in name}
    asked = [sys.executable, "-c", ASKS, module]
    said = subprocess.run(
        asked, env=without | environment, capture_output=True, text=True, check=True
    )
    return said.stdout.strip()


@pytest.mark.parametrize(
    "module",
    [
        "ipt_training.web.application",
        "ipt_training.web.server",
        "ipt_training.cli.agreement",
        "ipt_training.cli.generalizability",
        "ipt_training.cli.severity",
    ],
)
def test_numpy_is_loaded_on_one_thread(module: str) -> None:
    assert loaded_with(module) == "1"


def test_what_an_operator_has_set_stays() -> None:
    assert loaded_with("ipt_training.cli.severity", OPENBLAS_NUM_THREADS="3") == "3"
