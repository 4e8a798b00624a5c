"""What Agreement and Methods take in a fresh server, again, and after a new signature."""

from collections import defaultdict
from statistics import median

from bench.thousand import walk
from bench.thousand.builds import Build
from bench.thousand.context import Bench
from bench.thousand.data import supervisors
from bench.thousand.rows import Row, faster
from bench.thousand.server import Server, serving

_FIRST, _AGAIN, _SIGNED = "first visit", "again", "after a signature"


def measure(bench: Bench) -> list[Row]:
    """Measure Agreement, each time in a fresh server that has shown Today."""
    took: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    signers = supervisors(bench.source)[: bench.times(3, 1)]
    for signer in signers:
        for build in bench.with_postgres:
            with serving(build, bench.data(build)) as server:
                for what, milliseconds in _visits(server, signer).items():
                    took[what][build.name].append(milliseconds)
    return [_row(bench, f"Agreement, {what}", took[what], 20) for what in took]


def measure_methods(bench: Bench) -> list[Row]:
    """Measure Methods, each time in a fresh server that has shown Today."""
    took: dict[str, list[float]] = defaultdict(list)
    for _ in range(bench.times(3, 1)):
        for build in bench.with_postgres:
            took[build.name].append(_methods(bench, build))
    return [_row(bench, "Methods, first visit", took, 10)]


def _visits(server: Server, signer: str) -> dict[str, float]:
    with walk.opened(server, server.cookie("supervisor")) as one:
        walk.run(one)
        took = {_FIRST: walk.run(one, page="agreement"), _AGAIN: walk.run(one)}
        cookie = server.cookie(signer)
        with walk.opened(server, cookie) as other:
            walk.sit_down(other)
            walk.hear(server, cookie, other)
            walk.rate_everything(other)
            walk.sign(other, server.password)
        return took | {_SIGNED: walk.run(one)}


def _methods(bench: Bench, build: Build) -> float:
    with (
        serving(build, bench.data(build)) as server,
        walk.opened(server, server.cookie("supervisor")) as one,
    ):
        walk.run(one)
        return walk.run(one, page="methods")


def _row(bench: Bench, work: str, took: dict[str, list[float]], goal: float) -> Row:
    bench.seen.update({f"{work}, {name}": each for name, each in took.items()})
    return Row(work, "ms", {name: median(each) for name, each in took.items()}, faster(goal))
