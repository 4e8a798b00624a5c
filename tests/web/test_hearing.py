"""Listening leaves a trace whatever part is asked for; a range is answered as it was asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import cast

import anyio
import pytest
from starlette.requests import Request

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import StorageFailed
from ipt_training.use_cases.people.access import Session
from ipt_training.web import media
from tests.builders import a_case, a_recording
from tests.fakes.vault import FakeSound
from tests.web.programme import SUPERVISOR, Programme, programme

SIZE = 1000


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programme]:
    """Serve a demonstration that nobody else writes the trail of."""
    with programme(tmp_path_factory, tmp_path_factory.mktemp("hearing")) as running:
        yield running


@pytest.mark.parametrize(
    "asked", ["", "bytes=1-", "bytes=-5", "bytes=7-9", "bytes=0-1,5-6", "seconds=1-2", "bytes=x"]
)
def test_any_part_of_a_recording_is_heard_once_in_a_sign_in(place: Programme, asked: str) -> None:
    cookie, recording = place.cookie(SUPERVISOR), place.recording()
    before = place.audited("recording heard", recording)
    with place.served.visitor(cookie) as client:
        client.headers["Accept"] = "*/*"
        at = f"/ipt/media/{recording}"
        assert client.head(at).status_code == 200
        assert client.get(at, headers={"Range": "bytes=999999999-"}).status_code == 416
        assert place.audited("recording heard", recording) == before
        for _ in range(3):
            assert client.get(at, headers={"Range": asked} if asked else {}).is_success
    assert place.audited("recording heard", recording) == before + 1


@pytest.mark.parametrize(
    ("asked", "status", "sent"),
    [
        ("", 200, None),
        ("bytes=0-", 206, (0, 999)),
        ("bytes=0-0", 206, (0, 0)),
        ("bytes=-1", 206, (999, 999)),
        ("bytes=-5000", 206, (0, 999)),
        ("bytes=990-99999999999999999999", 206, (990, 999)),
        (" Bytes=5-6 ", 206, (5, 6)),
        ("bytes=1000-", 416, None),
        ("bytes=-0", 416, None),
        ("bytes=99999999999999999999-", 416, None),
        ("bytes=6-5", 200, None),
        ("bytes=-", 200, None),
        ("bytes=", 200, None),
        ("bytes", 200, None),
        ("bytes=a-b", 200, None),
        ("bytes=0-1,4-5", 200, None),
        ("seconds=0-1", 200, None),
        ("bytes=\u0661-2", 200, None),
    ],
)
def test_a_range_is_answered_as_it_was_asked(
    asked: str, status: int, sent: tuple[int, int] | None
) -> None:
    found = media.byte_range(asked, SIZE)

    assert {True: 416, False: 200 if found is None else 206}[isinstance(found, str)] == status
    assert not isinstance(found, tuple) or found == sent


def test_a_range_of_an_earlier_sound_is_answered_with_all_of_this_one(place: Programme) -> None:
    with place.served.visitor(place.cookie(SUPERVISOR)) as client:
        at = f"/ipt/media/{place.recording()}"
        now = client.head(at).headers["etag"]
        asked = {"Range": "bytes=0-9", "Accept": "*/*"}
        assert client.get(at, headers=asked | {"If-Range": now}).status_code == 206
        assert client.get(at, headers=asked | {"If-Range": '"of before"'}).status_code == 200


class _Opened:
    """Recordings of which one is open; writing anything down fails."""

    def __init__(self, *, writable: bool) -> None:
        self.open, self._writable = 0, writable

    @contextmanager
    def listen(self, session: Session, recording_id: str) -> Iterator[tuple[object, FakeSound]]:
        """Open the sound."""
        self.open += 1
        try:
            yield a_recording(a_case("t1"), recording_id), FakeSound(f"{session}".encode() * 90)
        finally:
            self.open -= 1

    def note_listening(self, session: Session, recording_id: str) -> None:
        """Write it down, or fail as a full disk does."""
        if not self._writable:
            raise StorageFailed(f"{session} {recording_id}")


def test_what_could_not_be_written_down_is_not_heard_and_nothing_stays_open() -> None:
    opened = _Opened(writable=False)
    services = cast(Services, SimpleNamespace(recordings=opened))
    scope = {"type": "http", "method": "GET", "headers": [], "path_params": {"recording_id": "r1"}}

    with pytest.raises(StorageFailed):
        anyio.run(media.sound, services, Session("s"), Request(scope))

    assert opened.open == 0


def test_whoever_leaves_before_the_first_byte_leaves_nothing_open() -> None:
    opened = _Opened(writable=True)
    services = cast(Services, SimpleNamespace(recordings=opened))
    scope = {"type": "http", "method": "GET", "headers": [], "path_params": {"recording_id": "r1"}}

    async def leave() -> None:
        answer = await media.sound(services, Session("s"), Request(scope))
        assert opened.open == 1

        async def gone(message: object) -> None:
            raise OSError(message)

        async def receive() -> dict[str, str]:
            await anyio.sleep_forever()
            return {}

        with pytest.raises((OSError, ExceptionGroup)):
            await answer(scope, receive, gone)

    anyio.run(leave)
    assert opened.open == 0


def test_missing_sound_is_said_in_a_sentence_where_it_is_played(place: Programme) -> None:
    recording = place.recording()
    folder = place.served.services.settings().data_dir / "recordings" / recording[:2] / recording
    (folder / "sound").rename(folder / "elsewhere")
    try:
        with place.served.visitor(place.cookie(SUPERVISOR)) as client:
            answer = client.get(f"/ipt/media/{recording}", headers={"Accept": "*/*"})
    finally:
        (folder / "elsewhere").rename(folder / "sound")
    assert answer.status_code == 404
    assert "is missing from where recordings are kept" in answer.json()["message"]
