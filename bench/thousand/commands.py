"""What the command line takes: its help, and agreement of a file, against loading numpy alone."""

import csv
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from random import Random
from statistics import median

from bench.thousand.builds import Build
from bench.thousand.context import Bench
from bench.thousand.data import KEPT, Data, environment
from bench.thousand.rows import Row, at_most

_HELP, _AGREEMENT, _NUMPY = "--help", "agreement", "numpy"
_SHIM = Path(__file__).with_name("measured.py")


def measure(bench: Bench) -> list[Row]:
    """Measure both builds and numpy in turn."""
    scores = _scores(KEPT / "scores.csv")
    asked = {
        _HELP: ["-m", "ipt_training", "--help"],
        _AGREEMENT: ["-m", "ipt_training", "agreement", str(scores)],
        _NUMPY: ["-c", "import numpy"],
    }
    seconds: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    largest: dict[str, dict[str, float]] = defaultdict(dict)
    for turn in range(bench.times(5, 3) + 1):
        for what, arguments in asked.items():
            for build in bench.builds:
                took, processor, size = _run(build, arguments)
                if turn > 0:
                    seconds[what][build.name].append(took)
                    bench.note(f"{what}, processor seconds, {build.name}", processor)
                    largest[what][build.name] = max(largest[what].get(build.name, 0), size)
    figures = {what: {n: median(each) for n, each in of.items()} for what, of in seconds.items()}
    against = {n: figures[_AGREEMENT][n] / figures[_NUMPY][n] for n in figures[_NUMPY]}
    return [
        Row("ipt-training --help", "s", figures[_HELP], at_most(0.25)),
        Row("ipt-training --help, memory", "MB", largest[_HELP]),
        Row("agreement of 1,200 scores", "s", figures[_AGREEMENT]),
        Row("import numpy alone", "s", figures[_NUMPY]),
        Row("agreement against import numpy", "times", against, at_most(1.5)),
        Row("agreement of 1,200 scores, memory", "MB", largest[_AGREEMENT]),
    ]


def _run(build: Build, arguments: list[str]) -> tuple[float, float, float]:
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(_SHIM), *build.python(*arguments)],
        cwd=build.folder,
        env=environment(Data(KEPT / "work" / "commands")),
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, processor, megabytes, status = done.stdout.split()
    if status != "0":
        raise SystemExit(f"{arguments} of {build.name} ended with {status}: {done.stderr}")
    return float(seconds), float(processor), float(megabytes)


def _scores(file: Path) -> Path:
    """Write the scores of 300 targets by 4 raters, the same each time."""
    chance = Random(3)
    with file.open("w", newline="") as written:
        lines = csv.writer(written)
        lines.writerow(["target", "rater", "score"])
        for target in range(300):
            quality = chance.gauss(3, 0.8)
            for rater in range(4):
                score = round(quality + chance.gauss(0, 0.6))
                lines.writerow([f"t{target}", f"r{rater}", min(5, max(1, score))])
    return file
