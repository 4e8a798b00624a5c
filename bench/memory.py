"""What the server's memory does while people rate: one window reruns the desk for so long.

    python -m bench.memory [MINUTES]

Streamlit's stock server collects all garbage after every script; ours leaves that to Python, so
memory is watched here: every 30 seconds the resident size, and the slope over the second half.
"""

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from bench.screen import draft_of_demonstration, rerun, served
from tests.web.raw_client import window

EVERY = 30.0
THINK = 0.5
"""Seconds between two reruns: far busier than a rater."""


def main() -> None:
    """Print the resident size as it goes, then its slope."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    seen: list[tuple[float, float]] = []
    reruns = 0
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        cookie, rating_id = draft_of_demonstration(data)
        with served(data, tuned=True) as server:
            started = next_look = time.monotonic()
            while time.monotonic() - started < 60 * minutes:
                # A rater comes and goes: every half minute the window is a new one.
                with window(
                    server.port, cookie=cookie, origin=f"http://127.0.0.1:{server.port}"
                ) as opened:
                    opened.run()
                    rerun(opened, rating_id, page="rating")
                    next_look += EVERY
                    while time.monotonic() < next_look:
                        rerun(opened, rating_id)
                        reruns += 1
                        time.sleep(THINK)
                now = (time.monotonic() - started) / 60
                seen.append((now, resident(server.pid)))
                print(f"{now:6.1f} min  {seen[-1][1]:7.1f} MB  {reruns:7,} reruns", flush=True)
    half = np.array(seen[len(seen) // 2 :])
    slope = float(np.polyfit(half[:, 0], half[:, 1], 1)[0]) * 60 if len(half) > 1 else 0.0
    print(f"slope over the second half: {slope:+.1f} MB an hour, {reruns:,} reruns in all")


def resident(pid: int) -> float:
    """Give the resident size of a process, MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise SystemExit("the server has ended")


if __name__ == "__main__":
    main()
