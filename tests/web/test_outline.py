"""What the player draws beside the sound: for whoever may hear it, kept nowhere, in no trail."""

import json
from collections.abc import Iterator

import pytest

from ipt_training.use_cases.practice.seal import PRODUCT
from tests.web.programme import SUPERVISOR, Programme, programme

JSON = {"Accept": "application/json"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programme]:
    """Serve a demonstration that nobody else writes the trail of."""
    with programme(tmp_path_factory, tmp_path_factory.mktemp("outline")) as running:
        yield running


@pytest.fixture
def path(place: Programme) -> str:
    """Give the address of what is drawn of a recording entrusted to the supervisor."""
    with place.store.reading() as tx:
        trainees = tx.people.trainees_of(place.person(SUPERVISOR))
        heard = next(one for one in tx.recordings.of(trainees) if one.has_transcript)
    return f"/ipt/outline/{heard.id}"


def test_transcript_and_waveform_come_to_whoever_may_hear(place: Programme, path: str) -> None:
    with place.served.visitor(place.cookie(SUPERVISOR)) as client:
        answer = client.get(path, headers=JSON)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    drawn = json.loads(answer.content)
    assert set(drawn) == {"cues", "peaks", "unconfirmed", "mended"}
    assert (drawn["unconfirmed"], drawn["mended"]) == (2, False)
    assert all(set(cue) == {"s", "e", "w", "t"} for cue in drawn["cues"])
    assert drawn["cues"]
    assert all(0 <= peak <= 1 for peak in drawn["peaks"])


def test_looking_is_not_listening(place: Programme, path: str) -> None:
    cookie = place.cookie(SUPERVISOR)
    before = _written_by_people(place)
    with place.served.visitor(cookie) as client:
        assert client.get(path, headers=JSON).status_code == 200
    assert _written_by_people(place) == before


def _written_by_people(place: Programme) -> list[int]:
    """Give the entries of the trail but those that the product makes once a day by itself."""
    with place.store.reading() as tx:
        return [one.seq for one in tx.audit.entries() if one.actor != PRODUCT]
