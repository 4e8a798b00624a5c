"""What one full rerun of the rating desk takes, of time and of the processor."""

from contextlib import AbstractContextManager, ExitStack
from statistics import median

from bench.thousand import walk
from bench.thousand.context import Bench
from bench.thousand.data import Data
from bench.thousand.rows import NOW, Row, at_least, faster
from bench.thousand.server import Server, serving
from tests.web.raw_client import Window

SETTLING = 5


def measure(bench: Bench) -> list[Row]:
    """Measure the desk of both builds, and of the one of now under the stock server."""
    took: dict[str, list[float]] = {build.name: [] for build in bench.builds}
    data = {build.name: bench.data(build) for build in bench.builds}
    with ExitStack() as held:
        servers = {b.name: held.enter_context(serving(b, data[b.name])) for b in bench.builds}
        desks = {name: held.enter_context(_desk(one)) for name, one in servers.items()}
        for name, one in desks.items():
            walk.sit_down(one)
            _reruns(one, SETTLING, of=name)
        for _ in range(bench.times(40, 10)):
            for name, one in desks.items():
                took[name].append(walk.run(one))
        work = {n: _processor(servers[n], one, bench.times(200, 50)) for n, one in desks.items()}
        ours, query = servers[NOW], desks[NOW].query
    stock = _stock(bench, data[NOW], ours, query)
    bench.seen.update({f"desk, {name}": each for name, each in took.items()})
    p50 = {name: median(each) for name, each in took.items()}
    return [
        Row("Rating desk, rerun p50", "ms", p50, faster(2)),
        Row("Rating desk, processor a rerun", "ms", work, faster(2)),
        Row("Rating desk, stock server p50", "ms", {NOW: stock}),
        Row("Rating desk, stock against ours", "times", {NOW: stock / p50[NOW]}, at_least(5)),
    ]


def _desk(server: Server) -> AbstractContextManager[Window]:
    return walk.opened(server, server.cookie("supervisor"))


def _reruns(one: Window, number: int, *, of: str) -> list[float]:
    took = [walk.run(one) for _ in range(number)]
    if "items" not in one.shown:
        raise SystemExit(f"The desk of {of} shows no items.")
    return took


def _processor(server: Server, one: Window, number: int) -> float:
    """Give the milliseconds of processor time of the server for each rerun."""
    used = server.processor_seconds()
    for _ in range(number):
        walk.run(one)
    return 1000 * (server.processor_seconds() - used) / number


def _stock(bench: Bench, data: Data, ours: Server, query: str) -> float:
    """Serve the same data as ``streamlit run`` does and give the median of its reruns."""
    with (
        serving(bench.now, data, stock=ours) as server,
        walk.opened(server, server.cookie("supervisor")) as one,
    ):
        walk.run(one, page="rating", query=query)
        _reruns(one, SETTLING, of="the stock server")
        return median(_reruns(one, bench.times(40, 10), of="the stock server"))
