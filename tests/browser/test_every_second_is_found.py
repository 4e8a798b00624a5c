"""A real browser hears, after a seek, the very second that it says it plays: in every stored form.

Each second of twenty minutes is a pair of tones of its own. What is heard is read off the
spectrum while it plays, and held against the clock of the player's element.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import cast

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from ipt_training.adapters.recordings.recast import recast
from ipt_training.adapters.recordings.seekable import InMemory
from ipt_training.adapters.recordings.sniff import SERVED_AS
from ipt_training.bootstrap import Services
from ipt_training.domain.recordings.recording import Recording
from ipt_training.use_cases.people.access import Session
from ipt_training.web import media
from tests.builders import a_case, a_recording
from tests.fakes.served import chrome, free_port
from tests.fakes.tones import VARYING, second_of, tones
from tests.fakes.vault import FakeSound

pytestmark = pytest.mark.browser
_FAST = {"compression_level": "0"}


def _halves(container_format: str, sound: str) -> bytes:
    return b"".join(
        tones(container_format, sound, start=start, seconds=600, options=_FAST)
        for start in (0, 600)
    )


UPLOADED: dict[str, Callable[[], bytes]] = {
    "MP3 of changing bit rate": lambda: tones("mp3", "libmp3lame", rate=16_000, options=VARYING),
    "MP4": lambda: tones("mp4", "aac", "libx264"),
    "Ogg of two links": lambda: _halves("ogg", "libopus"),
    "AAC of two links": lambda: _halves("adts", "aac"),
    "WebM": lambda: tones("webm", "libopus", options=_FAST),
    "WebM with picture": lambda: tones("webm", "libopus", "libvpx", options=_FAST),
    "FLAC": lambda: tones("flac", "flac"),
    "WAV": lambda: tones("wav", "pcm_s16le"),
}
PLACES = (600, 1190, 61, 301, 899, 1100)
LISTEN = """async ([names, places]) => {
  const room = new AudioContext({ sampleRate: 48000 });
  await room.resume();
  const loudest = (levels, from, to) => {
    let best = from;
    for (let hz = from; hz < to; hz += 48000 / 8192) {
      const at = (one) => levels[Math.round(one * 8192 / 48000)];
      if (at(hz) > at(best)) best = hz;
    }
    return best;
  };
  const happens = (element, name) => new Promise((done, failed) => {
    element["on" + name] = done;
    element.onerror = () => failed(new Error(element.error.message));
  });
  const listen = async (name) => {
    const element = new Audio("/ipt/media/" + name);
    const ear = room.createAnalyser();
    ear.fftSize = 8192;
    ear.smoothingTimeConstant = 0;
    room.createMediaElementSource(element).connect(ear).connect(room.destination);
    await happens(element, "loadedmetadata");
    const heard = [];
    for (const place of places) {
      const there = happens(element, "seeked");
      element.currentTime = place + 0.2;
      await there;
      await element.play();
      const began = performance.now();
      while (element.currentTime < place + 0.6 && performance.now() - began < 15000) {
        await new Promise((later) => setTimeout(later, 20));
      }
      const levels = new Float32Array(ear.frequencyBinCount);
      ear.getFloatFrequencyData(levels);
      element.pause();
      heard.push([element.currentTime, loudest(levels, 280, 1500), loudest(levels, 1690, 3320)]);
    }
    return [element.duration, heard];
  };
  return Promise.all(names.map(listen));
}"""


@pytest.fixture(scope="module")
def stored() -> dict[str, tuple[str, bytes]]:
    """Give what the product stores of each upload, with the type it is served as."""
    found = {}
    for name, make in UPLOADED.items():
        made = recast(InMemory(memoryview(make())), at_once=300 * 1024**2)
        kind = "video" if made.heard.with_picture else "audio"
        found[name] = (SERVED_AS[made.form, kind], b"".join(made.content))
    return found


@pytest.fixture(scope="module")
def ear() -> Iterator[Browser]:
    """Start Chromium, which may play without being asked by a click."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chrome(),
            args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
        )
        yield started
        started.close()


class _Recordings:
    """Stored recordings for the product's own route."""

    def __init__(self, stored: dict[str, tuple[str, bytes]]) -> None:
        self._stored = stored

    @contextmanager
    def listen(self, session: Session, name: str) -> Iterator[tuple[Recording, FakeSound]]:
        """Open one."""
        kind, content = self._stored[name]
        recording = a_recording(a_case(f"of {session}"), "r1")
        assert recording.media is not None
        media = recording.media.model_copy(update={"content_type": kind, "sha256": name[:4]})
        yield recording.model_copy(update={"media": media}), FakeSound(content)

    def note_listening(self, session: Session, name: str) -> None:
        """Note nothing."""


@contextmanager
def _serving(stored: dict[str, tuple[str, bytes]]) -> Iterator[str]:
    services = cast(Services, SimpleNamespace(recordings=_Recordings(stored)))

    async def sound(request: Request) -> Response:
        return await media.sound(services, Session("s"), request)

    async def page(request: Request) -> Response:
        return HTMLResponse(f"<!doctype html><title>{request.url.path}</title>")

    app = Starlette(routes=[Route("/", page), Route("/ipt/media/{recording_id}", sound)])
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            threading.Event().wait(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=20)


def test_the_second_heard_is_the_second_that_the_clock_says(
    stored: dict[str, tuple[str, bytes]], ear: Browser
) -> None:
    names = list(stored)
    with _serving(stored) as at:
        page = ear.new_page()
        page.goto(at)
        answers = page.evaluate(LISTEN, [names, list(PLACES)])
        page.close()

    found = {
        name: [(int(clock), second_of(low, high)) for clock, low, high in heard]
        for name, (_, heard) in zip(names, answers, strict=True)
    }
    assert found == {name: [(place, place) for place in PLACES] for name in names}
    lengths = [length for length, _ in answers]
    assert lengths == pytest.approx([1200.0] * len(names), abs=0.5)
