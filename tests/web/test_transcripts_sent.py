"""A transcript that does not say its encoding is asked about, and kept once somebody has chosen."""

from collections.abc import Iterator

import pytest

from ipt_training.domain.ids import RecordingId
from tests.web.programme import SUPERVISOR, Programme, programme

HEADERS = {"X-IPT": "1", "Accept": "application/json"}
WORDS = "Как прошла неделя? Мне было очень тяжело."
FILE = f"WEBVTT\n\n00:01.000 --> 00:02.000\nTherapist: {WORDS}\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programme]:
    """Serve a demonstration whose transcripts are replaced."""
    with programme(tmp_path_factory, tmp_path_factory.mktemp("sent")) as running:
        yield running


def _first_words(place: Programme, recording: RecordingId) -> str:
    with place.store.reading() as tx:
        kept = tx.recordings.transcript(recording)
    return kept.cues[0].text if kept else ""


def test_it_is_kept_only_once_somebody_says_which_lines_read_right(place: Programme) -> None:
    recording = place.recording()
    path, content = f"/ipt/transcript/{recording}?name=a.vtt", FILE.encode("cp1251")
    before = _first_words(place, recording)
    with place.served.visitor(place.cookie(SUPERVISOR)) as client:
        asked = client.post(path, headers=HEADERS, content=content).json()
        assert _first_words(place, recording) == before
        best = asked["confirm"][0]
        assert WORDS in best["sample"]
        kept = client.post(f"{path}&encoding={best['encoding']}", headers=HEADERS, content=content)

    assert kept.json() == {"cues": 1, "warnings": []}
    assert _first_words(place, recording) == WORDS


def test_what_says_its_encoding_is_kept_at_once(place: Programme) -> None:
    path = f"/ipt/transcript/{place.recording()}?name=a.vtt"
    with place.served.visitor(place.cookie(SUPERVISOR)) as client:
        answer = client.post(path, headers=HEADERS, content=FILE.encode()).json()

    assert answer == {"cues": 1, "warnings": []}
    assert _first_words(place, place.recording()) == WORDS


def test_an_encoding_that_nobody_offers_is_refused_in_a_sentence(place: Programme) -> None:
    path = f"/ipt/transcript/{place.recording()}?name=a.vtt&encoding=rot13"
    with place.served.visitor(place.cookie(SUPERVISOR)) as client:
        answer = client.post(path, headers=HEADERS, content=FILE.encode())

    assert (answer.status_code, "save the file as UTF-8" in answer.json()["message"]) == (422, True)
