"""The real server in a process of its own, over a data folder that the test shares with it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import httpx

from ipt_training import bootstrap
from ipt_training.bootstrap import Services, Settings
from ipt_training.domain.people.person import Role
from tests.fakes.quick import quick_services
from tests.fakes.served import PATIENCE, free_port

PASSWORD = "the lamp by the window"
TRAINEE, OTHER, LEAD = "tilda.trainee", "otto.trainee", "lena.lead"
_FORM = re.compile(r'name="form_token" value="([0-9a-f]+)"')


@dataclass
class Served:
    """A running server and what the test holds of it."""

    process: subprocess.Popen[bytes]
    port: int
    services: Services
    """The use cases over the same data folder, in the process of the test."""
    log_file: Path

    @property
    def origin(self) -> str:
        """The address of the server's own pages."""
        return f"http://127.0.0.1:{self.port}"

    def visitor(self, cookie: str = "") -> httpx.Client:
        """Give a client that follows no redirect; with a session's cookie if there is one."""
        headers = {"Accept": "text/html"} | ({"Cookie": cookie} if cookie else {})
        return httpx.Client(base_url=self.origin, headers=headers, trust_env=False, timeout=20)

    def cookie_of(self, user_name: str, password: str = PASSWORD) -> str:
        """Sign somebody in, past the form, and give the Cookie header."""
        token = self.services.sign_in.sign_in(user_name, password, address="test")
        return f"{self.services.settings().cookie_name}={token}"

    def log(self) -> list[dict[str, object]]:
        """Give the log so far; every line has to be JSON."""
        return [json.loads(line) for line in self.log_file.read_text().splitlines() if line]


def fill_in(client: httpx.Client, path: str, **fields: str) -> httpx.Response:
    """Load a form and send it as a browser would."""
    page = client.get(path)
    token = _FORM.search(page.text)
    assert token is not None, page.text
    return client.post(path, data={"form_token": token.group(1), **fields})


@contextmanager
def serving(
    folder: Path,
    *,
    people: bool = True,
    script: Path | None = None,
    around: Mapping[str, str] = os.environ,
    **environment: str,
) -> Iterator[Served]:
    """Start the server on a free port and stop it in the end."""
    given = {f"IPT_{name.upper()}": value for name, value in environment.items()}
    given["IPT_DATA_DIR"] = str(folder / "data")
    with quick_services():
        services = bootstrap.build(Settings(data_dir=folder / "data"))
    if people:
        for user_name, role in (
            (TRAINEE, Role.TRAINEE),
            (OTHER, Role.TRAINEE),
            (LEAD, Role.PROGRAMME_LEAD),
        ):
            name = user_name.split(".")[0].title()
            services.people.add_with_password(user_name, name, [role], PASSWORD)
    port = free_port()
    command = [sys.executable, "-m", "ipt_training.web.server", "--port", str(port)]
    log_file = folder / "server.log"
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            command + (["--script", str(script)] if script else []),
            stderr=log,
            env={**around, **given},
        )
        try:
            _wait_until_up(process, port, log_file)
            yield Served(process, port, services, log_file)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_until_up(process: subprocess.Popen[bytes], port: int, log_file: Path) -> None:
    end = monotonic() + PATIENCE
    while monotonic() < end:
        assert process.poll() is None, log_file.read_text()
        try:
            if httpx.get(f"http://127.0.0.1:{port}/healthz", trust_env=False).is_success:
                return
        except httpx.TransportError:
            sleep(0.1)
    raise AssertionError(log_file.read_text())
