"""A build's own server in a process of its own, and how people sign in at its door."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import sysconf
from pathlib import Path
from time import monotonic, sleep

import httpx

from bench.thousand.builds import Build
from bench.thousand.data import Data, environment
from tests.fakes.served import free_port

_FORM = re.compile(r'name="form_token" value="([0-9a-f]+)"')
_ACCOUNT = re.compile(r"^  (\S+)  \((trainee|supervisor|programme lead)\)$", re.MULTILINE)
_PASSWORD = re.compile(r"password of all three: (.+)$", re.MULTILINE)
_PATIENCE = 600.0
"""Seconds that a start may take: a build may bring its copy of the data up to date first."""


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    pid: int
    accounts: dict[str, str]
    """The demonstration's user names by role, as the server tells them at its start."""
    password: str

    @property
    def origin(self) -> str:
        """The address of its pages."""
        return f"http://127.0.0.1:{self.port}"

    def cookie(self, who: str) -> str:
        """Sign a role or a user name in at the door, and give the Cookie header."""
        user_name = self.accounts.get(who, who)
        with httpx.Client(base_url=self.origin, trust_env=False, timeout=60) as client:
            token = _FORM.search(client.get("/sign-in").text)
            if token is None:
                raise SystemExit("The door has no form.")
            typed = {"user_name": user_name, "password": self.password}
            client.post("/sign-in", data={"form_token": token.group(1), **typed})
            held = dict(client.cookies)
        found = [f"{name}={value}" for name, value in held.items() if name.endswith("ipt")]
        if not found:
            raise SystemExit(f"{user_name} could not sign in.")
        return found[0]

    def processor_seconds(self) -> float:
        """Give the processor time that the process has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / sysconf("SC_CLK_TCK")

    def resident(self) -> float:
        """Give the resident size of the process, MB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
        if found is None:
            raise SystemExit("The server has ended.")
        return int(found.group(1)) / 1024


@contextmanager
def serving(
    build: Build, data: Data, *, script: Path | None = None, stock: Server | None = None
) -> Iterator[Server]:
    """Serve data with a build's launcher, a script in the place of its screens if there is one.

    With the server whose accounts are known, the build is served as ``streamlit run`` does.
    """
    port = free_port()
    ours = ["-m", "ipt_training.web.server", "--port", str(port)]
    ours += ["--script", str(script)] if script else []
    plain = ["-m", "streamlit", "run", "streamlit_app.py", "--server.port", str(port)]
    log = data.folder.parent / "server.log"
    with log.open("wb") as written:
        process = subprocess.Popen(
            build.python(*(plain if stock else ours)),
            cwd=build.folder,
            env=environment(data, PORT=str(port), PYTHONUNBUFFERED="1"),
            stdout=written,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(process, port, log)
            said = log.read_text(errors="replace")
            yield Server(port, process.pid, *(_told(said) if stock is None else _known(stock)))
        finally:
            process.terminate()
            process.wait(timeout=60)


def _known(server: Server) -> tuple[dict[str, str], str]:
    return server.accounts, server.password


def _told(said: str) -> tuple[dict[str, str], str]:
    password = _PASSWORD.search(said)
    if password is None:
        raise SystemExit(f"The server told of no demonstration accounts:\n{said[-2000:]}")
    return {role: name for name, role in _ACCOUNT.findall(said)}, password.group(1)


def _wait(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    end = monotonic() + _PATIENCE
    while monotonic() < end and process.poll() is None:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/healthz", trust_env=False).is_success:
                return
        except httpx.TransportError:
            sleep(0.1)
    raise SystemExit(f"The server did not start:\n{log.read_text(errors='replace')[-2000:]}")
