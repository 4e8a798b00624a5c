"""Coefficients of agreement: ours against the packages people use, on scores from one file."""

import json
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

import numpy as np

from ipt_training.reliability.estimate import Estimate, Result
from ipt_training.reliability.gwet import gwet_ac
from ipt_training.reliability.icc import six_intraclass
from ipt_training.reliability.kappa import cohen_kappa, fleiss_kappa
from ipt_training.reliability.krippendorff import Level, krippendorff_alpha
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable
from ipt_training.reliability.weights import Weighting

PEERS = Path("bench/.venv/bin/python")
IRRCAC = Path("bench/.venv-cac/bin/python")
"""irrCAC asks for an old numpy, and so for an environment of its own."""
TIMES = 15


@dataclass(frozen=True)
class Row:
    """One comparison, in milliseconds."""

    work: str
    ours: float
    peer: float
    name: str


@dataclass(frozen=True)
class Comparison:
    """What we do and what a peer does with the same scores."""

    work: str
    shape: tuple[int, int]
    ours: Callable[[RatingsTable], Sequence[float]]
    peer: str
    name: str
    python: Path = PEERS
    tolerances: tuple[float, ...] = (1e-9,)
    """How near our values have to be; the last holds for all that follow."""
    times: int = TIMES


def rows() -> Iterator[Row]:
    """Give the comparisons one by one, each with its values held equal."""
    for each in COMPARISONS:
        table = RatingsTable.of(_scores(*each.shape))
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "scores.npy"
            np.save(source, table.scores)
            seconds, values = _peer(each, source)
        ours, found = _timed(partial(each.ours, table), TIMES)
        _hold_equal(each, found, values)
        yield Row(each.work, 1000 * ours, 1000 * seconds, each.name)
        if each.peer == "krippendorff_loop":
            drawn, _ = _timed(partial(_drawn, each.shape[0]), TIMES)
            yield Row(each.work, 1000 * ours, 1000 * drawn, "drawing the resamples alone")


def _drawn(targets: int) -> list[float]:
    """Draw 2,000 resamples, as how often each target is in them, and do nothing with them."""
    chance = np.random.default_rng(1)
    return [float(chance.multinomial(targets, [1 / targets] * targets, size=2000)[0, 0])]


def _scores(targets: int, raters: int) -> FloatArray:
    """Give scores of one to seven in which raters differ by a little, the same every time."""
    chance = np.random.default_rng(1)
    true = chance.normal(4, 1.4, (targets, 1)) + chance.normal(0, 0.3, (1, raters))
    scores: FloatArray = np.clip(np.rint(true + chance.normal(0, 0.9, (targets, raters))), 1, 7)
    return scores


def _peer(each: Comparison, source: Path) -> tuple[float, list[float]]:
    done = subprocess.run(
        [each.python, "bench/peers/agreement.py", each.peer, source, str(each.times)],
        check=True,
        capture_output=True,
        text=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    return found["seconds"], found["values"]


def _timed(work: Callable[[], Sequence[float]], times: int) -> tuple[float, Sequence[float]]:
    values = work()
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        values = work()
        seconds.append(time.perf_counter() - started)
    return median(seconds), values


def _hold_equal(each: Comparison, ours: Sequence[float], peer: Sequence[float]) -> None:
    last = each.tolerances[-1]
    tolerances = [*each.tolerances, *[last] * (len(peer) - len(each.tolerances))]
    for mine, other, near in zip(ours, peer, tolerances, strict=True):
        if not abs(mine - other) <= near:
            raise SystemExit(f"{each.work}: ours is {mine}, that of {each.name} {other}")


def _estimate(result: Result) -> Estimate:
    if not isinstance(result, Estimate):
        raise SystemExit(result.reason)
    return result


def _value(result: Result) -> list[float]:
    return [_estimate(result).value]


def _limits(result: Result) -> list[float]:
    found = _estimate(result)
    if found.low is None or found.high is None:
        raise SystemExit(found.note)
    return [found.low, found.high]


def _with_error(result: Result) -> list[float]:
    found = _estimate(result)
    return [found.value, found.standard_error or 0.0]


def _six(table: RatingsTable) -> list[float]:
    found = [_estimate(result) for result in six_intraclass(table).values()]
    limits = [_limits(one) for one in found]
    return [*(one.value for one in found), *(low for low, _ in limits), *(up for _, up in limits)]


COMPARISONS = (
    Comparison(
        "ICC, six forms with intervals, 10,000 x 5 (ms)",
        (10_000, 5),
        _six,
        "pingouin",
        "pingouin",
        # pingouin rounds its limits to two places
        tolerances=(*[1e-9] * 6, 0.00501),
        times=5,
    ),
    Comparison(
        "Krippendorff's alpha, 10,000 x 5 (ms)",
        (10_000, 5),
        lambda table: _value(krippendorff_alpha(table, level=Level.INTERVAL, resamples=0)),
        "krippendorff",
        "krippendorff",
    ),
    Comparison(
        "alpha with 2,000 resamples, 1,000 x 3 (ms)",
        (1_000, 3),
        lambda table: _limits(krippendorff_alpha(table, level=Level.INTERVAL)),
        "krippendorff_loop",
        "loop over krippendorff",
        # two thousand resamples place the limits of an interval to about this
        tolerances=(0.005,),
        times=1,
    ),
    Comparison(
        "Fleiss' kappa, 10,000 x 5 (ms)",
        (10_000, 5),
        lambda table: _value(fleiss_kappa(table)),
        "statsmodels",
        "statsmodels, no interval",
    ),
    Comparison(
        "Cohen's weighted kappa, 10,000 x 2 (ms)",
        (10_000, 2),
        lambda table: _value(cohen_kappa(table, weights=Weighting.QUADRATIC)),
        "sklearn",
        "scikit-learn, no interval",
    ),
    Comparison(
        "Gwet's AC2 with interval, 10,000 x 5 (ms)",
        (10_000, 5),
        lambda table: _with_error(gwet_ac(table, weights=Weighting.QUADRATIC)),
        "irrcac",
        "irrCAC",
        python=IRRCAC,
    ),
)
