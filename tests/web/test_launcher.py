"""When the server refuses to start, and how sessions end by themselves (A21, A22)."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep

import psutil
import pytest
from websockets.exceptions import InvalidStatus

from ipt_training.adapters.identity.argon2_passwords import Argon2Passwords
from tests.fakes.served import free_port, untraced
from tests.web.conftest import probe_in
from tests.web.raw_client import window
from tests.web.served import LEAD, PASSWORD, TRAINEE, Served, fill_in, serving


def _refusal(folder: Path, *options: str, **environment: str) -> tuple[int, str]:
    ended = subprocess.run(
        [sys.executable, "-m", "ipt_training.web.server", "--port", str(free_port()), *options],
        env=os.environ | {"IPT_DATA_DIR": str(folder)} | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    sentences = [line for line in ended.stderr.splitlines() if not line.startswith("{")]
    return ended.returncode, "\n".join(sentences)


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"IPT_HOST": "0.0.0.0"}, "by plain http"),
        ({"IPT_PUBLIC_URL": "http://training.example.org"}, "by plain http"),
        ({"IPT_HOST": "0.0.0.0", "IPT_DEMO": "1"}, "demonstration"),
        ({"IPT_PUBLIC_URL": "training.example.org"}, "IPT_PUBLIC_URL"),
        ({"IPT_IDLE_MINUTES": "-1"}, "IPT_IDLE_MINUTES"),
    ],
    ids=["all addresses", "http name", "open demonstration", "half an address", "no time"],
)
def test_an_unsafe_setting_is_refused_in_one_sentence(
    tmp_path: Path, environment: dict[str, str], words: str
) -> None:
    status, sentence = _refusal(tmp_path / "data", **environment)
    assert (status, words in sentence, sentence.count("\n")) == (1, True, 0)


def test_a_script_without_the_settings_file_beside_it_is_not_served(tmp_path: Path) -> None:
    script = probe_in(tmp_path, configured=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        patch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
        status, sentence = _refusal(tmp_path / "data", "--script", str(script))
    assert (status, "server.trustedUserHeaders" in sentence) == (1, True)


def test_a_second_server_on_the_same_folder_is_refused(served: Served) -> None:
    status, sentence = _refusal(served.services.settings().data_dir)
    assert (status, "Another server works on" in sentence) == (1, True)


def test_the_script_alone_draws_nothing(tmp_path: Path) -> None:
    script = Path(__file__).parents[2] / "ipt_training" / "ui" / "main.py"
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)],
        env=untraced() | {"IPT_DATA_DIR": str(tmp_path / "data")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        texts = _drawn_once_up(port)
    finally:
        process.terminate()
        process.wait(timeout=20)
    assert texts == []


def _drawn_once_up(port: int) -> list[str]:
    for _ in range(200):
        try:
            guess = (("X-IPT-Guard", "guess"),)
            with window(port, origin=f"http://127.0.0.1:{port}", headers=guess) as opened:
                return opened.run().texts
        except OSError:
            sleep(0.2)
    raise AssertionError("The server did not come up.")


def test_sixteen_sign_ins_at_once_do_not_swallow_the_memory(probed: Served) -> None:
    costly = Argon2Passwords().hash(PASSWORD)
    with probed.services.sign_in.access.store.writing() as tx:
        tx.people.set_password_hash(probed.services.people.find(LEAD).id, costly)
    process = psutil.Process(probed.process.pid)
    before = process.memory_info().rss
    peaks: list[int] = []

    def sign_in(_: int) -> int:
        with probed.visitor() as client:
            answer = fill_in(client, "/sign-in", user_name=LEAD, password=PASSWORD)
            peaks.append(process.memory_info().rss)
            return answer.status_code

    with ThreadPoolExecutor(16) as crowd:
        answers = list(crowd.map(sign_in, range(16)))
    assert answers == [303] * 16
    assert max(peaks) - before < 200 * 1024 * 1024


def test_a_session_ends_when_it_is_not_used_and_when_its_time_is_over(tmp_path: Path) -> None:
    script = probe_in(tmp_path)
    with serving(tmp_path, script=script, idle_minutes="0.03", absolute_hours="0.002") as hasty:
        begun = monotonic()
        cookie = hasty.cookie_of(TRAINEE)
        with window(hasty.port, cookie=cookie, origin=hasty.origin) as opened:
            opened.run()
            took = opened.closed_within(5)
        assert took is not None
        assert took < 4
        assert monotonic() - begun > 1.8
        with hasty.visitor(cookie) as client:
            assert client.get("/").headers["location"].startswith("/sign-in")
        with pytest.raises(InvalidStatus), window(hasty.port, cookie=cookie, origin=hasty.origin):
            pass
