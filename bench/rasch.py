"""A many-facet Rasch model: ours against raschpy and plain numpy, on scores from one file."""

import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import numpy as np

from bench.reliability import PEERS, Row
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.rasch import Method, Observations, RaterSeverity, many_facet_rasch
from ipt_training.reliability.ratings_table import FloatArray
from tests.reliability.rasch_simulation import drawn

WORK = "many-facet Rasch, 1,000 x 8 x 20 x 5 (ms)"
TIMES = 7
SAME = 1e-4
"""Logits: two ways to the same maximum."""
AS_NEAR = 0.005
"""Logits that ours may be farther from the known severities than another estimator."""


def rows() -> Iterator[Row]:
    """Give the comparisons: the same estimates as plain numpy, as near to the truth as raschpy."""
    known = drawn(1000, 8, 20, steps=4)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "scores.npy"
        np.save(source, known.scores)
        plain, by_plain = _peer("plain_numpy", source, 1)
        package, by_package = _peer("raschpy", source, TIMES)
    ours, found = _joint(known.observations)
    if np.abs(found - by_plain).max() > SAME:
        raise SystemExit(f"{WORK}: ours are {found}, those of plain numpy {by_plain}")
    far, theirs = _error(found, known.severities), _error(by_package, known.severities)
    if far > theirs + AS_NEAR:
        raise SystemExit(f"{WORK}: ours are {far} from the truth, those of raschpy {theirs}")
    yield Row(WORK, 1000 * ours, 1000 * plain, "plain numpy, the same maximum")
    name = f"raschpy (off by {theirs:.4f} logits, ours by {far:.4f})"
    yield Row(WORK, 1000 * ours, 1000 * package, name)


def _joint(data: Observations) -> tuple[float, FloatArray]:
    seconds = []
    for _ in range(TIMES):
        started = time.perf_counter()
        found = many_facet_rasch(data, method=Method.JOINT)
        seconds.append(time.perf_counter() - started)
    if isinstance(found, NotEstimable):
        raise SystemExit(found.reason)
    severities = [one.severity for one in found.raters.values() if isinstance(one, RaterSeverity)]
    return median(seconds), np.array(severities)


def _error(found: FloatArray, known: FloatArray) -> float:
    return float(np.sqrt(np.mean((found - known) ** 2)))


def _peer(name: str, source: Path, times: int) -> tuple[float, FloatArray]:
    done = subprocess.run(
        [PEERS, "bench/peers/rasch.py", name, source, str(times)],
        check=True,
        capture_output=True,
        text=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    return found["seconds"], np.array(found["values"])
