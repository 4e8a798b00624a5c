"""The rating screen over a real socket: our launcher against ``streamlit run`` of the same app."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from streamlit.proto.BackMsg_pb2 import BackMsg

from ipt_training import bootstrap
from ipt_training.bootstrap import Settings
from ipt_training.domain.fidelity.rating import Heard, Judgement
from ipt_training.domain.ids import RatingId
from ipt_training.domain.ipt import Focus, Phase
from ipt_training.domain.people.demonstration import DEMO_ACCOUNTS, DEMO_PASSWORD
from ipt_training.use_cases.people.sign_in import session_of
from tests.fakes.served import free_port
from tests.web.raw_client import Window, window

RERUNS = 40
SETTLING = 5


@dataclass(frozen=True)
class Server:
    """A server of the bench."""

    port: int
    pid: int


def rerun_times(*, tuned: bool) -> float:
    """Give the median milliseconds from asking for a rerun of the desk to its end."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        cookie, rating_id = draft_of_demonstration(data)
        with (
            served(data, tuned=tuned) as server,
            window(server.port, cookie=cookie, origin=f"http://127.0.0.1:{server.port}") as opened,
        ):
            opened.run()
            rerun(opened, rating_id, page="rating")
            times = [rerun(opened, rating_id) for _ in range(RERUNS + SETTLING)]
    return 1000 * median(times[SETTLING:])


def draft_of_demonstration(data: Path) -> tuple[str, RatingId]:
    """Make a demonstration; give a supervisor's cookie and their open draft."""
    bootstrap.settle(Settings(data_dir=data))
    bootstrap.demonstration().fill(trainees=4, seed=1)
    services = bootstrap.services()
    supervisor = DEMO_ACCOUNTS[1].user_name
    token = services.sign_in.sign_in(supervisor, DEMO_PASSWORD, address="bench")
    session = session_of(token)
    waiting = services.queue.waiting(session)[0]
    rating_id = services.rating.open_draft(session, waiting.recording.id, "ipt-session")
    heard = Heard(phase=Phase.MIDDLE, focus=Focus.ROLE_TRANSITION)
    services.rating.save(session, rating_id, Judgement(heard=heard), expected=0)
    cookie = f"{services.settings().cookie_name}={token}"
    bootstrap.close()
    return cookie, rating_id


@contextmanager
def served(data: Path, *, tuned: bool) -> Iterator[Server]:
    """Serve a data folder with our launcher, or as ``streamlit run`` does."""
    port = free_port()
    ours = ["-m", "ipt_training.web.server", "--port", str(port)]
    stock = ["-m", "streamlit", "run", "streamlit_app.py", "--server.port", str(port)]
    environment = {**os.environ, "IPT_DATA_DIR": str(data), "PORT": str(port)}
    server = subprocess.Popen(
        [sys.executable, *(ours if tuned else stock)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(8)
        yield Server(port, server.pid)
    finally:
        server.terminate()
        server.wait(timeout=20)


def rerun(opened: Window, rating_id: RatingId, *, page: str = "") -> float:
    """Rerun the desk and give the seconds to its end."""
    message = BackMsg()
    message.rerun_script.query_string = f"rating={rating_id}"
    message.rerun_script.page_name = page
    message.rerun_script.page_script_hash = "" if page else opened.script_hash
    started = time.perf_counter()
    opened.connection.send(message.SerializeToString())
    opened.read_run()
    return time.perf_counter() - started
