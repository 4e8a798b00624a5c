"""The server is killed in the middle of work: what was acknowledged is there, and nothing twice."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from time import sleep

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from ipt_training.domain.demonstration import DEMO_PASSWORD
from ipt_training.domain.fidelity.rating import Answer
from ipt_training.domain.fidelity.rubric import Aspect
from ipt_training.domain.ids import RatingId, RecordingId
from ipt_training.domain.ipt import Phase
from tests.web.programme import SUPERVISOR, TRAINEE, Programme, programme, quiz_of_one_choice
from tests.web.raw_client import Window
from tests.web.served import serving

SOUND = Path(__file__).parents[2] / "demonstration" / "session.m4a"
PIECE = 128 * 1024
CHANCE = Random(20)
OWN_PAGES = {"X-IPT": "1", "Accept": "application/json"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder with a demonstration; its server is gone again."""
    made = tmp_path_factory.mktemp("killed")
    with programme(made):
        return made


def test_every_score_that_was_acknowledged_outlives_a_kill(folder: Path) -> None:
    with _up(folder) as place:
        cookie = place.cookie(SUPERVISOR)
        rating_id = place.draft(cookie)
        place.rate_all(cookie, rating_id)
        acknowledged = {}
        with place.window(cookie) as opened:
            opened.run(page_name="rating", query=f"rating={rating_id}")
            for level in (1, 5, 2, 3):
                field = opened.named("desk.extent")[-1]
                opened.run(values={field: [opened.options[field][level - 1]]})
                acknowledged[_item_of(field)] = level
            _kill_while(place, lambda: opened.ask(values={field: [opened.options[field][0]]}))
    with _up(folder) as place:
        answers = place.stored(rating_id).judgement.answers
    for item, level in acknowledged.items():
        assert answers.get(item, Answer()).scores[Aspect.EXTENT] in (level, 1)
    assert _audit_holds(folder)


@pytest.mark.parametrize("_", range(2))
def test_a_signature_cut_by_a_kill_is_there_once_or_not_at_all(folder: Path, _: int) -> None:
    with _up(folder) as place:
        cookie = place.cookie(SUPERVISOR)
        rating_id = place.draft(cookie)
        place.rate_all(cookie, rating_id)
        with place.window(cookie) as opened:
            _kill_while(place, lambda: _sign(opened, rating_id))
    with _up(folder) as place:
        with place.store.reading() as tx:
            signed, draft = tx.ratings.get(rating_id), tx.ratings.draft(rating_id)
        assert (signed is None) == (draft is not None)
        if draft is not None:
            with place.window(place.cookie(SUPERVISOR)) as opened:
                _sign(opened, rating_id)
                opened.read_run()
                opened.run()
        with place.store.reading() as tx:
            assert sum(one.id == rating_id for one in tx.ratings.all()) == 1
        assert place.audited("rating signed", rating_id) == 1
    assert _audit_holds(folder)


def test_an_answer_cut_by_a_kill_is_there_once_or_can_be_given_again(folder: Path) -> None:
    with _up(folder) as place:
        cookie = place.cookie(TRAINEE)
        attempt_id = quiz_of_one_choice(place, cookie)
        with place.window(cookie) as opened:
            _kill_while(place, lambda: _answer(opened, attempt_id))
    with _up(folder) as place:
        with place.store.reading() as tx:
            attempt = tx.attempts.get(attempt_id)
        assert attempt is not None
        if not attempt.steps:
            with place.window(place.cookie(TRAINEE)) as opened:
                _answer(opened, attempt_id)
                opened.read_run()
        with place.store.reading() as tx:
            attempt = tx.attempts.get(attempt_id)
        assert attempt is not None
        assert [step.seq for step in attempt.steps] == [1]
    assert _audit_holds(folder)


def test_an_upload_goes_on_after_a_kill_where_it_was_acknowledged(folder: Path) -> None:
    content = SOUND.read_bytes()
    with _up(folder) as place:
        cookie = place.cookie(SUPERVISOR)
        recording_id = _registered(place, cookie)
        have = 0
        with place.served.visitor(cookie) as client:
            for start in range(0, 3 * PIECE, PIECE):
                have = _put(client, recording_id, start, content)
            _kill_while(place, lambda: None)
            with suppress(httpx.TransportError):
                _put(client, recording_id, have, content)
    with _up(folder) as place, place.served.visitor(place.cookie(SUPERVISOR)) as client:
        path = f"/ipt/upload/{recording_id}"
        there = client.get(path, headers=OWN_PAGES).json()["have"]
        assert there >= have == 3 * PIECE
        while there < len(content):
            there = _put(client, recording_id, there, content)
        finished = client.post(f"{path}/finish?name=session.m4a", headers=OWN_PAGES)
        assert finished.json()["seconds"] == pytest.approx(282, abs=2)
        heard = client.get(f"/ipt/media/{recording_id}", headers={"Accept": "*/*"})
        assert (heard.status_code, len(heard.content) > 0.9 * len(content)) == (200, True)
    assert _audit_holds(folder)


@contextmanager
def _up(folder: Path) -> Iterator[Programme]:
    with serving(folder, people=False) as served:
        yield Programme(served)


def _kill_while(place: Programme, doing: Callable[[], object]) -> None:
    """Begin something, and kill the server before its answer is read."""
    with suppress(ConnectionClosed):
        doing()
    sleep(CHANCE.uniform(0.0, 0.25))
    place.served.process.kill()
    place.served.process.wait(timeout=20)


def _item_of(widget_id: str) -> str:
    """Give the item that a scale belongs to, from the widget's key."""
    return widget_id.split("desk.extent.")[1].split(".", 1)[1].rsplit(".", 1)[0]


def _sign(opened: Window, rating_id: RatingId) -> None:
    opened.run(page_name="rating", query=f"rating={rating_id}")
    opened.run(click=opened.named("desk.sign")[-1])
    reasons = dict.fromkeys(opened.named("sign.reason"), "A second listening.")
    values = {opened.named("sign.password")[-1]: DEMO_PASSWORD, **reasons}
    opened.ask(values=values, click=opened.named("Sign this rating")[-1])


def _answer(opened: Window, attempt_id: str) -> None:
    opened.run(page_name="quiz", query=f"attempt={attempt_id}")
    field = opened.named("quiz.answer")[-1]
    opened.ask(values={field: opened.options[field][0]}, click=opened.named("quiz.submit")[-1])


def _registered(place: Programme, cookie: str) -> RecordingId:
    services, session = place.served.services, place.session(cookie)
    with place.store.reading() as tx:
        earlier = tx.recordings.get(place.recording())
    assert earlier is not None
    return services.recordings.register(
        session,
        earlier.case_id,
        session_number=earlier.session_number + 1,
        phase=Phase.MIDDLE,
        recorded_on=earlier.recorded_on,
        delete_by=earlier.delete_by,
        key="registered before the kill",
    )


def _put(client: httpx.Client, recording_id: RecordingId, start: int, content: bytes) -> int:
    answer = client.put(
        f"/ipt/upload/{recording_id}?offset={start}",
        content=content[start : start + PIECE],
        headers=OWN_PAGES,
    )
    return int(answer.json()["have"])


def _audit_holds(folder: Path) -> bool:
    run = subprocess.run(
        [sys.executable, "-m", "ipt_training", "audit"],
        env=os.environ | {"IPT_DATA_DIR": str(folder / "data")},
        capture_output=True,
        check=False,
    )
    return run.returncode == 0
