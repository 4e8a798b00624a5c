"""What an upload is shows in its bytes: forms taken, refusals named, truncation noticed.

F01, F02, F03.
"""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import av
import pytest

from ipt_training.adapters.recordings.inspection import Answer
from ipt_training.adapters.recordings.stream import SealedFile
from ipt_training.domain.recordings.recording import Media
from tests.adapters.recordings.made_media import FORMS, encoded, media, varying_mp3

Inspect = Callable[[bytes], Answer]
TYPES = {
    "mp3": ("audio", "audio/mp4"),
    "m4a": ("audio", "audio/mp4"),
    "wav": ("audio", "audio/wav"),
    "ogg": ("audio", "audio/ogg"),
    "webm": ("audio", "audio/webm"),
    "flac": ("audio", "audio/flac"),
    "mp4": ("video", "video/mp4"),
    "webm video": ("video", "video/webm"),
}
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
TEXTS = {
    b"Notes of the session": "This file is text, not sound.",
    "Notizen \u00fcber die Sitzung".encode("utf-16"): "This file is text, not sound.",
    b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello": "This file is a transcript, not sound",
    b"1\r\n00:00:01,000 --> 00:00:02,000\r\nHello": "This file is a transcript, not sound",
    b"#EXTM3U\n#EXTINF:9,\nfile:///etc/passwd": "This file is a playlist",
    b"ffconcat version 1.0\nfile /etc/passwd": "This file is a playlist",
    b"v=0\r\no=- 0 0 IN IP4 127.0.0.1": "This file is a playlist",
    b"[playlist]\nFile1=http://127.0.0.1/": "This file is a playlist",
    b"<html><audio src='x'></html>": "This file is text, not sound.",
    b"": "This file is empty.",
    PNG: "This file is a picture",
    b"\xff\xd8\xff\xe0" + bytes(100): "This file is a picture",
    b"GIF89a" + bytes(100): "This file is a picture",
    b"RIFF\x64\0\0\0WEBPVP8 " + bytes(90): "This file is a picture",
    b"\0\0\0\x18ftypheic" + bytes(100): "This file is a picture",
    b"PK\x03\x04" + bytes(100): "This file is a document or an archive",
    b"%PDF-1.7\n%\xe2\xe3" + bytes(100): "This file is a document or an archive",
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11" + bytes(90): "This file is Windows Media",
    b"RIFF\x64\0\0\0AVI LIST" + bytes(90): "This file is AVI",
    b"FORM\0\0\0\x64AIFF" + bytes(90): "This file is AIFF",
    b"\xff\xf1\x50\x80" + bytes(90): "This file looks like bare AAC and is damaged",
    bytes(1000): "This file is not sound or video that can be read here",
    b"ID3\x04\0\0\0\0\0\x00" + bytes(1000): "This recording is damaged",
    b"OggS" + bytes(1000): "This recording is incomplete",
    b"fLaC" + bytes(1000): "This recording is damaged",
    b"\x1a\x45\xdf\xa3" + bytes(1000): "This recording is incomplete",
    b"RIFF\x64\0\0\0WAVE" + bytes(8): "This recording is incomplete",
    b"\0\0\0\x10ftypM4A \0\0\0\0" + b"\0\0\0\x08free": "the index that M4A and MP4 files need",
    b"\0\0\0\x10ftypM4A \0\0\0\0" + b"\0\0\0\x01moov": "the index that M4A and MP4 files need",
}


def _stored(folder: Path) -> bytes:
    file = SealedFile(folder / "sound", bytes(32), of="r1/sound")
    content = b"".join(file.read(0, file.size - 1))
    file.close()
    return content


def _media(answer: Answer) -> Media:
    assert answer.facts is not None, answer
    return answer.facts.media


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_told_by_its_bytes(inspected: Inspect, form: str, tmp_path: Path) -> None:
    found = _media(inspected(media(form)))

    assert (found.kind, found.content_type) == TYPES[form]
    assert found.duration == pytest.approx(6.0, abs=0.05)
    stored = _stored(tmp_path)
    assert len(stored) == found.size
    with av.open(io.BytesIO(stored), "r") as container:
        assert container.duration is not None
        assert container.duration / av.time_base == pytest.approx(6.0, abs=0.05)


@pytest.mark.parametrize(("content", "sentence"), TEXTS.items())
def test_what_is_no_recording_is_refused_by_what_it_is(
    inspected: Inspect, content: bytes, sentence: str, tmp_path: Path
) -> None:
    answer = inspected(content)

    assert sentence in answer.refused
    assert not (tmp_path / "sound").exists()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tenth", range(10))
def test_a_recording_cut_at_any_tenth_is_refused(inspected: Inspect, form: str, tenth: int) -> None:
    whole = media(form)

    answer = inspected(whole[: len(whole) * tenth // 10])

    assert ("incomplete" in answer.refused) or (tenth == 0 and "empty" in answer.refused)


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_cut_mp4_is_refused_too_when_its_index_comes_first(
    inspected: Inspect, tenth: int, tmp_path: Path
) -> None:
    inspected(media("m4a"))
    whole = _stored(tmp_path)

    answer = inspected(whole[: len(whole) * tenth // 10])

    assert "incomplete" in answer.refused


@pytest.mark.parametrize("form", FORMS)
def test_names_and_places_in_a_file_are_dropped(
    inspected: Inspect, form: str, tmp_path: Path
) -> None:
    content = media(form, title="Nadia Canary", artist="Nadia Canary", comment="Nadia Canary")

    _media(inspected(content))

    assert form == "webm" or b"Nadia Canary" in content
    assert b"Nadia" not in _stored(tmp_path)


def test_an_mp3_without_an_index_is_read_to_its_end_and_gets_one(
    inspected: Inspect, tmp_path: Path
) -> None:
    headless = varying_mp3(seconds=40)
    with av.open(io.BytesIO(headless), "r", format="mp3") as container:
        assert container.duration is not None
        assert container.duration / av.time_base > 60

    found = _media(inspected(headless))

    assert found.duration == pytest.approx(40, abs=0.15)
    assert _stored(tmp_path)[4:8] == b"ftyp"
    assert _stored(tmp_path).index(b"moov") < _stored(tmp_path).index(b"mdat")


def test_a_damaged_middle_is_refused(inspected: Inspect) -> None:
    whole = bytearray(media("m4a", seconds=20))
    start = whole.index(b"mdat") + 8
    end = start + (len(whole) - start) // 2
    whole[start:end] = bytes((byte * 7 + 13) % 256 for byte in range(end - start))

    assert "damaged" in inspected(bytes(whole)).refused


def test_a_protected_recording_is_refused_as_such(inspected: Inspect) -> None:
    for locked in (b"enca", b"drms"):
        content = media("m4a").replace(b"mp4a", locked, 1)

        assert "protected against copying" in inspected(content).refused


@pytest.mark.parametrize(
    ("content", "coded", "instead", "never"),
    [
        (lambda: encoded("ipod", "alac"), "sound of this MP4 file is coded as alac", "MP3", "M4A"),
        (lambda: encoded("matroska", "ac3"), "coded as ac3", "AAC in M4A", "as Matroska"),
        (lambda: encoded("wav", "adpcm_ms"), "coded as adpcm_ms", "AAC in M4A", "as WAV"),
        (lambda: encoded("ogg", "flac"), "coded as flac", "AAC in M4A", "as Ogg"),
        (lambda: encoded("mp4", "aac", "mpeg4"), "picture of this MP4", "WebM with VP8", "as MP4"),
        (
            lambda: encoded("matroska", "aac", "mpeg4"),
            "coded as mpeg4",
            "MP4 with H.264",
            "as WebM",
        ),
    ],
)
def test_codings_that_browsers_do_not_play_are_named_with_what_would_do(
    inspected: Inspect, content: Callable[[], bytes], coded: str, instead: str, never: str
) -> None:
    refused = inspected(content()).refused

    assert coded in refused
    assert instead in refused
    assert never not in refused


def test_a_video_without_sound_is_refused_as_such(inspected: Inspect) -> None:
    assert "This video has no sound" in inspected(encoded("mp4", None, "libx264")).refused


def test_pcm_of_other_widths_is_taken(inspected: Inspect) -> None:
    for coding in ("pcm_u8", "pcm_s24le", "pcm_f32le"):
        answer = inspected(encoded("wav", coding))

        assert _media(answer).content_type == "audio/wav"
        assert answer.facts is not None
        assert max(answer.facts.peaks) == 1.0


def test_a_file_with_many_tracks_is_refused(inspected: Inspect) -> None:
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        for _ in range(17):
            container.add_stream("aac", rate=48_000)

    assert inspected(file.getvalue()).refused


def test_a_wav_header_that_claims_no_length_is_taken(inspected: Inspect) -> None:
    content = bytearray(media("wav"))
    place = content.index(b"data") + 4
    content[place : place + 4] = struct.pack("<I", 0xFFFFFFFF)

    assert _media(inspected(bytes(content))).duration == pytest.approx(6.0, abs=0.05)


def test_every_flipped_bit_ends_in_an_answer(inspected: Inspect) -> None:
    for form in FORMS:
        whole = media(form, seconds=1.0)
        for place in range(0, min(len(whole), 400), 9):
            altered = bytearray(whole)
            altered[place] ^= 0xFF
            answer = inspected(bytes(altered))
            assert (answer.facts is None) == bool(answer.refused)
            assert (answer.corrupt, answer.failed) == ("", "")
