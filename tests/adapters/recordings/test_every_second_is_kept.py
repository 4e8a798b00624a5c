"""No accepted file ends up with less sound than there is in it, however it was recorded."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from ipt_training.adapters.recordings import recast
from ipt_training.adapters.recordings.facts import Facts
from ipt_training.adapters.recordings.inspection import Answer
from ipt_training.adapters.recordings.stream import SealedFile
from tests.adapters.recordings.made_media import RATE, encoded, media, two_tracks

Inspect = Callable[[bytes], Answer]
FRAGMENTS = {"movflags": "frag_keyframe+empty_moov+default_base_moof", "frag_duration": "1000000"}
MADE: dict[str, Callable[[float], bytes]] = {
    "ogg": lambda seconds: media("ogg", seconds=seconds),
    "mp3": lambda seconds: media("mp3", seconds=seconds),
    "adts": lambda seconds: encoded("adts", "aac", seconds=seconds),
    "fragments": lambda seconds: encoded("mp4", "aac", seconds=seconds, options=FRAGMENTS),
    "video": lambda seconds: encoded("mp4", "aac", "libx264", seconds=seconds),
    "webm": lambda seconds: media("webm", seconds=seconds),
    "live": lambda seconds: encoded("webm", "libopus", seconds=seconds, options={"live": "1"}),
    "flac": lambda seconds: media("flac", seconds=seconds),
    "wav": lambda seconds: media("wav", seconds=seconds),
}


def _facts(answer: Answer) -> Facts:
    assert answer.facts is not None, answer
    return answer.facts


def _decoded(folder: Path) -> tuple[float, float]:
    """Give the seconds that the stored recording decodes to, and those its container tells."""
    file = SealedFile(folder / "sound", bytes(32), of="r1/sound")
    content = b"".join(file.read(0, file.size - 1))
    file.close()
    with av.open(io.BytesIO(content), "r") as container:
        assert container.duration is not None
        told = container.duration / av.time_base
        return sum(f.samples / f.sample_rate for f in container.decode(audio=0)), told


@pytest.mark.parametrize("links", [(3.0, 5.0), (3.0, 4.0, 2.0)], ids=["two", "three"])
@pytest.mark.parametrize("form", MADE)
def test_recordings_one_behind_the_other_are_heard_as_one(
    inspected: Inspect, form: str, links: tuple[float, ...], tmp_path: Path
) -> None:
    facts = _facts(inspected(b"".join(MADE[form](seconds) for seconds in links)))

    seconds, told = _decoded(tmp_path)
    assert seconds >= sum(links) - 0.1
    assert told == pytest.approx(sum(links), abs=0.6)
    assert facts.media.duration == pytest.approx(sum(links), abs=0.6)


def test_fragments_whose_times_begin_anew_are_heard_behind_the_others(
    inspected: Inspect, tmp_path: Path
) -> None:
    second = MADE["fragments"](5.0)
    joined = MADE["fragments"](3.0) + second[second.index(b"moof") - 4 :]

    facts = _facts(inspected(joined))

    assert _decoded(tmp_path)[0] >= 7.9
    assert facts.media.duration == pytest.approx(8, abs=0.1)


def test_an_mp3_that_changes_its_rate_on_the_way_is_coded_anew(
    inspected: Inspect, tmp_path: Path
) -> None:
    facts = _facts(inspected(encoded("mp3", "libmp3lame", rate=16_000) + media("mp3")))

    assert _decoded(tmp_path)[0] >= 11.9
    assert "coded anew" in " ".join(facts.media.remarks)


@pytest.mark.parametrize("ogg", ["ogg", "webm"])
def test_links_of_different_kinds_are_coded_anew(
    inspected: Inspect, tmp_path: Path, ogg: str
) -> None:
    stereo = encoded(ogg, "libopus", layout="stereo", seconds=3)

    facts = _facts(inspected(media(ogg, seconds=4) + stereo))

    assert _decoded(tmp_path)[0] >= 6.9
    assert "coded anew" in " ".join(facts.media.remarks)


def _open_sizes(size: int) -> bytes:
    content = bytearray(media("wav"))
    place = content.index(b"data") + 4
    content[place : place + 4] = struct.pack("<I", size)
    content[4:8] = struct.pack("<I", min(size + 36, 0xFFFFFFFF))
    return bytes(content)


def _rf64(sizes: bytes) -> bytes:
    content = encoded("wav", "pcm_s16le", options={"rf64": "always"})
    assert content[12:16] == b"ds64"
    return content[:20] + sizes + content[36:]


def _without_end_mark() -> bytes:
    content = bytearray(media("ogg"))
    content[content.rindex(b"OggS") + 5] &= ~4
    return bytes(content)


def _bare_mp3() -> bytes:
    return media("mp3", options={"write_xing": "0", "id3v2_version": "0"})


AS_DEVICES_WRITE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a pipe that leaves nought": (lambda: _open_sizes(0), "audio/wav", ""),
    "a pipe as sox does": (lambda: _open_sizes(0x7FFFF000), "audio/wav", ""),
    "a pipe as ffmpeg does": (lambda: _open_sizes(0xFFFFFFFF), "audio/wav", ""),
    "RF64": (lambda: encoded("wav", "pcm_s16le", options={"rf64": "always"}), "audio/wav", ""),
    "RF64 never filled in": (lambda: _rf64(b"\xff" * 16), "audio/wav", ""),
    "RF64 that says nought": (lambda: _rf64(bytes(16)), "audio/wav", ""),
    "a screen recorder": (lambda: encoded("matroska", "aac", "libx264"), "video/mp4", ""),
    "a screen recorder with Opus": (
        lambda: encoded("matroska", "libopus", "libx264"),
        "video/mp4",
        "coded anew",
    ),
    "lossless Matroska": (lambda: encoded("matroska", "flac"), "audio/mp4", "coded anew"),
    "zeros in front": (lambda: bytes(70_000) + _bare_mp3(), "audio/mp4", ""),
    "zeros behind": (lambda: _bare_mp3() + bytes(70_000), "audio/mp4", ""),
    "zeros behind a tag": (
        lambda: b"ID3\x03\0\0\0\0\x01\0" + bytes(128 + 5000) + _bare_mp3(),
        "audio/mp4",
        "",
    ),
    "FLAC behind a tag": (
        lambda: b"ID3\x03\0\0\0\0\x01\0" + bytes(128) + media("flac"),
        "audio/flac",
        "",
    ),
    "AAC behind a tag": (
        lambda: b"ID3\x03\0\0\0\0\x01\0" + bytes(128) + encoded("adts", "aac"),
        "audio/mp4",
        "",
    ),
    "a recorder switched off": (_without_end_mark, "audio/ogg", "no end mark"),
}


@pytest.mark.parametrize("device", AS_DEVICES_WRITE)
def test_what_devices_really_write_is_read_to_its_end(
    inspected: Inspect, device: str, tmp_path: Path
) -> None:
    make, content_type, remark = AS_DEVICES_WRITE[device]

    facts = _facts(inspected(make()))

    assert facts.media.content_type == content_type
    assert facts.media.duration == pytest.approx(6, abs=0.1)
    assert _decoded(tmp_path)[0] >= 5.9
    assert remark in " ".join(facts.media.remarks)
    assert bool(remark) == bool(facts.media.remarks)
    assert facts.doubts == ()


def test_a_wav_in_which_nothing_was_recorded_is_refused_as_such(inspected: Inspect) -> None:
    whole = media("wav")
    head = bytearray(whole[: whole.index(b"data") + 8])
    head[-4:] = bytes(4)
    head[4:8] = struct.pack("<I", len(head) + 18 - 8)

    answer = inspected(bytes(head) + b"LIST\x0a\0\0\0INFO" + bytes(6))

    assert "nothing was recorded" in answer.refused


def test_a_wav_of_one_more_chunk_and_many_bytes_is_cut_to_its_sound(inspected: Inspect) -> None:
    facts = _facts(inspected(media("wav") + b"LIST\x04\0\0\0INFO" + bytes(3)))

    assert facts.media.size == 44 + 6 * RATE * 2


def _loudness_of_tones(folder: Path) -> tuple[float, ...]:
    file = SealedFile(folder / "sound", bytes(32), of="r1/sound")
    content = b"".join(file.read(0, file.size - 1))
    file.close()
    with av.open(io.BytesIO(content), "r") as container:
        assert len(container.streams.audio) == 1
        heard = np.concatenate([f.to_ndarray()[0] for f in container.decode(audio=0)])
    part = heard[RATE : 2 * RATE]
    spectrum = np.abs(np.fft.rfft(part)) / (RATE / 2)
    return tuple(round(float(spectrum[tone]), 2) for tone in (440, 1100, 1760))


@pytest.mark.parametrize(
    ("loud", "tones", "remark"),
    [
        ((0.0, 0.5), (0, 0.5, 0), "nothing is heard were left out"),
        ((0.5, 0.0), (0.5, 0, 0), "nothing is heard were left out"),
        ((0.4, 0.6), (0.2, 0.3, 0), "2 tracks of sound were mixed"),
        ((0.3, 0.0, 0.6), (0.15, 0, 0.3), "2 tracks of sound were mixed"),
    ],
)
@pytest.mark.parametrize("picture", [True, False], ids=["video", "sound"])
def test_every_track_that_says_something_is_heard(
    inspected: Inspect,
    tmp_path: Path,
    loud: tuple[float, ...],
    tones: tuple[float, ...],
    remark: str,
    *,
    picture: bool,
) -> None:
    facts = _facts(inspected(two_tracks(*loud, picture=picture)))

    assert _loudness_of_tones(tmp_path) == pytest.approx(tones, abs=0.03)
    assert remark in " ".join(facts.media.remarks)
    assert facts.media.kind == ("video" if picture else "audio")
    assert facts.doubts == ()


def test_sound_that_ends_before_its_picture_is_asked_about(inspected: Inspect) -> None:
    facts = _facts(inspected(two_tracks(0.5, picture=True, sound=3, seen=30)))

    assert "The sound ends after 0:03, while the picture goes on until 0:30" in facts.doubts[0]
    assert facts.media.duration == pytest.approx(3, abs=0.1)


def test_silence_from_beginning_to_end_is_asked_about(inspected: Inspect) -> None:
    assert "Nothing is heard in this recording" in _facts(inspected(two_tracks(0.0))).doubts[0]


def test_a_copy_with_less_sound_than_the_upload_is_never_stored(
    inspected: Inspect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = memoryview(media("m4a", seconds=2))
    monkeypatch.setattr(recast, "remux", lambda *_args, **_options: short)
    facts = _facts(inspected(media("m4a", seconds=6)))

    assert _decoded(tmp_path)[0] >= 5.9
    assert "coded anew" in " ".join(facts.media.remarks)

    monkeypatch.setattr(recast, "encode", lambda *_args, **_options: short)
    assert "damaged" in inspected(media("m4a", seconds=6)).refused
