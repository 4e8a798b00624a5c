"""What a supervisor's pages take when the programme around the same trainees is larger."""

from contextlib import ExitStack
from statistics import median

from bench.thousand.context import Bench
from bench.thousand.data import copied
from bench.thousand.merge import four_thousand, history
from bench.thousand.pages import SUPERVISORS
from bench.thousand.rows import NOW, Row, at_most
from bench.thousand.server import serving
from bench.thousand.walk import third


def measure(bench: Bench) -> list[Row]:
    """Measure the supervisor's pages of the build of now in both programmes, in turn."""
    large = four_thousand(bench.before, bench.source)
    same = _same_history(history(bench.source), history(large))
    sources = {"1,000": bench.source, "4,000": large}
    rows: list[Row] = []
    with ExitStack() as held:
        servers = {
            size: held.enter_context(serving(bench.now, copied(source, f"of-{size}")))
            for size, source in sources.items()
        }
        cookies = {size: server.cookie("supervisor") for size, server in servers.items()}
        for title, page in SUPERVISORS.items():
            took: dict[str, list[float]] = {size: [] for size in servers}
            for _ in range(bench.times(5, 1)):
                for size, server in servers.items():
                    took[size].append(third(server, cookies[size], page)[0])
            small, much = (median(each) for each in took.values())
            note = f"{small:.0f} ms at 1,000 and {much:.0f} ms at 4,000; {same}"
            work = f"supervisor: {title}, 4,000 against 1,000"
            bench.seen.update({f"{work}, {size}": each for size, each in took.items()})
            rows.append(Row(work, "times", {NOW: much / small}, at_most(1.3), note))
    return rows


def _same_history(small: dict[str, int], large: dict[str, int]) -> str:
    own = [name for name in small if "own" in name]
    if any(small[name] != large[name] for name in own):
        raise SystemExit(f"The supervisor's own history differs: {small} and {large}")
    return ", ".join(f"{large[name]} {name}" for name in large)
