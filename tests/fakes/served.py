"""The real server on a free port, with a demonstration, for tests that use a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

CHROMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 240
"""Seconds that a server may take to start on a busy machine."""


def chrome() -> str:
    """Give the path of Chromium."""
    named = os.environ.get("IPT_CHROME")
    found = named or next((path for path in map(shutil.which, CHROMES) if path), None)
    if found is None:
        raise RuntimeError("The browser tests need Chromium: apt-get install chromium")
    return found


def untraced() -> dict[str, str]:
    """Give the environment for a server whose lines other tests count: it runs at full speed."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_PROCESS")
    }


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def demonstration(folder: Path, *, trainees: int = 24) -> Iterator[str]:
    """Serve a demonstration from a folder; give its address."""
    port = free_port()
    environment = {**untraced(), "IPT_DATA_DIR": str(folder / "data")}
    command = [sys.executable, "-m", "ipt_training", "run", "--demo", "--port", str(port)]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--trainees", str(trainees)], env=environment, stdout=log, stderr=log
        )
        try:
            _wait(port, server, folder / "server.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait(port: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < end:
        try:
            with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.25)
    raise RuntimeError(f"The server did not start:\n{log.read_text()[-2000:]}")
