"""What one rerun of a page takes: the third of three, in a new window each time."""

from statistics import median

from bench.thousand.context import Bench
from bench.thousand.rows import NOW, Goal, Row, faster
from bench.thousand.walk import third

SUPERVISORS = {"Today": "", "Rate": "rate", "My trainees": "trainees"}
_OTHERS: tuple[tuple[str, str, str, Goal], ...] = (
    ("programme lead", "Today", "", faster(10)),
    ("programme lead", "Programme", "programme", faster(5)),
    ("trainee", "Today", "", Goal("none")),
    ("trainee", "My results", "results", Goal("none")),
)
PAGES = (*(("supervisor", t, p, faster(15)) for t, p in SUPERVISORS.items()), *_OTHERS)


def measure(bench: Bench) -> list[Row]:
    """Measure the pages of every role, the builds in turn."""
    rows: list[Row] = []
    with bench.serving(bench.with_postgres) as servers:
        for role, title, page, goal in PAGES:
            took: dict[str, list[float]] = {name: [] for name in servers}
            shown: dict[str, str] = {}
            cookies = {name: server.cookie(role) for name, server in servers.items()}
            for _ in range(bench.times(3, 1)):
                for name, server in servers.items():
                    used = server.processor_seconds()
                    milliseconds, shown[name] = third(server, cookies[name], page)
                    used = 1000 * (server.processor_seconds() - used)
                    bench.note(f"{role}: {title}, processor ms of three, {name}", used)
                    took[name].append(milliseconds)
            work = f"{role}: {title}"
            bench.seen.update({f"{work}, {name}": each for name, each in took.items()})
            figures = {name: median(each) for name, each in took.items()}
            rows.append(Row(work, "ms", figures, goal, _differing(shown)))
    return rows


def _differing(shown: dict[str, str]) -> str:
    """Say which builds show other words than the one of now."""
    names = [name for name, words in shown.items() if words != shown[NOW]]
    return f"{' and '.join(names)} shows other words than now" if names else ""
