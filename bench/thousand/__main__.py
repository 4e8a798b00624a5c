"""Measure two builds of the product on a programme of a thousand trainees, and print one table.

python -m bench.thousand [PART ...] [--before DIR] [--quick] [--postgres]
"""

import argparse
import json
import os
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from bench.thousand import agreement, browser, commands, crowd, desk, memory, pages, scaling
from bench.thousand.builds import both
from bench.thousand.context import Bench
from bench.thousand.data import KEPT, programme
from bench.thousand.postgres import twin
from bench.thousand.rows import Row, as_json, table

PARTS = {
    "pages": pages.measure,
    "agreement": agreement.measure,
    "methods": agreement.measure_methods,
    "desk": desk.measure,
    "browser": browser.measure,
    "memory": memory.measure,
    "commands": commands.measure,
    "crowd": crowd.measure,
    "scaling": scaling.measure,
}
RESULTS = KEPT / "thousand.json"


def main() -> None:
    """Run the parts that are asked for, or all."""
    asked = _arguments()
    before, now = both(asked.before)
    source = programme(before)
    rows: dict[str, list[Row]] = {}
    with ExitStack() as held:
        beside = held.enter_context(twin(now)) if asked.postgres else None
        bench = Bench(before, now, source, quick=asked.quick, twin=beside)
        for part in asked.parts or PARTS:
            print(f"Measuring {part} …", flush=True)
            rows[part] = PARTS[part](bench)
            _keep(bench, part, rows[part])
    print("\n" + table([row for each in rows.values() for row in each]))
    print(f"\nKept in {RESULTS}")


def _keep(bench: Bench, part: str, rows: list[Row]) -> None:
    """Write a part's rows in the place of its earlier ones."""
    held = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    held[part] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "before": bench.before.commit,
        "now": bench.now.commit,
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "quick": bench.quick,
        "rows": [as_json(row) for row in rows],
        "single": {name: [round(one, 2) for one in each] for name, each in bench.seen.items()},
    }
    bench.seen.clear()
    RESULTS.write_text(json.dumps(held, indent=1))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.thousand", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--before", type=Path, help="a checkout of an earlier commit")
    parser.add_argument("--quick", action="store_true", help="fewer repeats")
    parser.add_argument("--postgres", action="store_true", help="pages on PostgreSQL too")
    asked = parser.parse_args()
    unknown = [one for one in asked.parts if one not in PARTS]
    if unknown:
        parser.error(f"no part is called {', '.join(unknown)}; there are {', '.join(PARTS)}")
    return asked


if __name__ == "__main__":
    main()
