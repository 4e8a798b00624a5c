"""The server is killed in the middle of work: what was acknowledged is there, and nothing twice."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import sleep

import httpx
import pytest

from ipt_training.domain.fidelity.rubric import Aspect
from ipt_training.domain.ids import AttemptId, RatingId, RecordingId
from ipt_training.domain.ipt import Phase
from ipt_training.domain.people.demonstration import DEMO_PASSWORD
from tests.fakes.served import untraced
from tests.web.programme import (
    SECOND,
    SUPERVISOR,
    TRAINEE,
    Programme,
    programme,
    quiz_of_one_choice,
)
from tests.web.raw_client import Window
from tests.web.served import serving

SOUND = Path(__file__).parents[2] / "demonstration" / "session.m4a"
PIECE = 128 * 1024
CHANCE = Random(20)
OWN_PAGES = {"X-IPT": "1", "Accept": "application/json"}


@dataclass(frozen=True)
class Killed:
    """The server after the kill, and what was under way before it."""

    place: Programme
    folder: Path
    scored: RatingId
    acknowledged: dict[str, int]
    """The level of each item whose score was answered before the kill."""
    signing: RatingId
    attempt_id: AttemptId
    recording_id: RecordingId
    have: int
    """How many bytes of the upload were acknowledged."""


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killed]:
    """Kill a server while scores, a signature and an answer are on their way; start it again."""
    folder = tmp_path_factory.mktemp("killed")
    with programme(tmp_path_factory, folder) as place, ExitStack() as held:
        rater, other, trainee = (place.cookie(one) for one in (SUPERVISOR, SECOND, TRAINEE))
        scored, signing = place.draft(rater), place.draft(other)
        attempt_id = quiz_of_one_choice(place, trainee)
        recording_id, have = _upload_begun(place, rater)
        for cookie, rating_id in ((rater, scored), (other, signing)):
            place.rate_all(cookie, rating_id)
        desk, sheet, quiz = (
            held.enter_context(place.window(one)) for one in (rater, other, trainee)
        )
        acknowledged = _score(desk, scored)
        last = desk.named("desk.extent")[-1]
        quiz.run(page_name="quiz", query=f"attempt={attempt_id}")
        _open_signing(sheet, signing)
        _answer(quiz)
        desk.ask(values={last: desk.options[last][:1]})
        _sign(sheet)
        sleep(CHANCE.uniform(0.0, 0.2))
        place.served.process.kill()
        place.served.process.wait(timeout=20)
    with serving(folder, people=False, around=untraced()) as served:
        yield Killed(
            Programme(served),
            folder,
            scored,
            acknowledged,
            signing,
            attempt_id,
            recording_id,
            have,
        )


def test_every_score_that_was_acknowledged_outlives_a_kill(killed: Killed) -> None:
    answers = killed.place.stored(killed.scored).judgement.answers
    *earlier, (item, level) = killed.acknowledged.items()
    for known, value in earlier:
        assert answers[known].scores[Aspect.EXTENT] == value
    # The last item was being scored 1 when the server was killed.
    assert answers[item].scores[Aspect.EXTENT] in (level, 1)


def test_a_signature_cut_by_a_kill_is_there_once_or_can_be_given_again(killed: Killed) -> None:
    place, rating_id = killed.place, killed.signing
    with place.store.reading() as tx:
        signed, draft = tx.ratings.get(rating_id), tx.drafts.get(rating_id)
    assert (signed is None) == (draft is not None)
    if draft is not None:
        with place.window(place.cookie(SECOND)) as opened:
            _open_signing(opened, rating_id)
            _sign(opened)
            opened.read_run()
            opened.run()
    with place.store.reading() as tx:
        assert sum(one.id == rating_id for one in tx.ratings.all()) == 1
    assert place.audited("rating signed", rating_id) == 1


def test_an_answer_cut_by_a_kill_is_there_once_or_can_be_given_again(killed: Killed) -> None:
    place = killed.place
    if not _steps(killed):
        with place.window(place.cookie(TRAINEE)) as opened:
            opened.run(page_name="quiz", query=f"attempt={killed.attempt_id}")
            _answer(opened)
            opened.read_run()
    assert _steps(killed) == [1]


def test_an_upload_goes_on_after_a_kill_where_it_was_acknowledged(killed: Killed) -> None:
    content = SOUND.read_bytes()
    path = f"/ipt/upload/{killed.recording_id}"
    with killed.place.served.visitor(killed.place.cookie(SUPERVISOR)) as client:
        there = client.get(path, headers=OWN_PAGES).json()["have"]
        assert there == killed.have == 3 * PIECE
        while there < len(content):
            there = _put(client, killed.recording_id, there, content)
        finished = client.post(f"{path}/finish?name=session.m4a", headers=OWN_PAGES)
        assert finished.json()["seconds"] == pytest.approx(282, abs=2)
        heard = client.get(f"/ipt/media/{killed.recording_id}", headers={"Accept": "*/*"})
    assert (heard.status_code, len(heard.content) > 0.9 * len(content)) == (200, True)


def test_the_audit_trail_holds_after_a_kill(killed: Killed) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "ipt_training", "audit"],
        env=untraced() | {"IPT_DATA_DIR": str(killed.folder / "data")},
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


def _score(opened: Window, rating_id: RatingId) -> dict[str, int]:
    """Score four items that belong to every session; give what was answered."""
    opened.run(page_name="rating", query=f"rating={rating_id}")
    groups = opened.named("desk.group")[-1]
    throughout = next(one for one in opened.options[groups] if one.startswith("Throughout"))
    opened.run(values={groups: [throughout]})
    acknowledged = {}
    for field, level in zip(opened.named("desk.extent")[-4:], (1, 5, 2, 3), strict=True):
        opened.run(values={field: [opened.options[field][level - 1]]})
        acknowledged[_item_of(field)] = level
    return acknowledged


def _steps(killed: Killed) -> list[int]:
    with killed.place.store.reading() as tx:
        attempt = tx.attempts.get(killed.attempt_id)
    assert attempt is not None
    return [step.seq for step in attempt.steps]


def _item_of(widget_id: str) -> str:
    """Give the item that a scale belongs to, from the widget's key."""
    return widget_id.split("desk.extent.")[1].split(".", 1)[1].rsplit(".", 1)[0]


def _open_signing(opened: Window, rating_id: RatingId) -> None:
    opened.run(page_name="rating", query=f"rating={rating_id}")
    opened.run(click=opened.named("desk.sign")[-1])


def _sign(opened: Window) -> None:
    password = opened.named("sign.password")[-1]
    opened.ask(values={password: DEMO_PASSWORD}, click=opened.named("Sign this rating")[-1])


def _answer(opened: Window) -> None:
    field = opened.named("quiz.answer")[-1]
    opened.ask(values={field: opened.options[field][0]}, click=opened.named("quiz.submit")[-1])


def _upload_begun(place: Programme, cookie: str) -> tuple[RecordingId, int]:
    """Register a session and send three pieces of its sound; give how much was acknowledged."""
    with place.store.reading() as tx:
        earlier = tx.recordings.get(place.recording())
    assert earlier is not None
    recording_id = place.served.services.recordings.register(
        place.session(cookie),
        earlier.case_id,
        session_number=earlier.session_number + 1,
        phase=Phase.MIDDLE,
        recorded_on=earlier.recorded_on,
        delete_by=earlier.delete_by,
        key="registered before the kill",
    )
    content, have = SOUND.read_bytes(), 0
    with place.served.visitor(cookie) as client:
        for _ in range(3):
            have = _put(client, recording_id, have, content)
    return recording_id, have


def _put(client: httpx.Client, recording_id: RecordingId, start: int, content: bytes) -> int:
    answer = client.put(
        f"/ipt/upload/{recording_id}?offset={start}",
        content=content[start : start + PIECE],
        headers=OWN_PAGES,
    )
    return int(answer.json()["have"])
