"""Make the demonstration recording and its captions from `session.yaml`.

Usage: `python demonstration/make_audio.py`

Each line is spoken by espeak-ng in the voice of its speaker, the pieces are joined with short
pauses, and `session.m4a` and `session.vtt` are written beside this file, the same every time.

espeak-ng is needed only to make the recording again (`apt-get install espeak-ng`); both results are
kept in the repository, and nothing else in the project calls it.
"""

import html
import re
import shutil
import subprocess
import sys
import tempfile
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import av
import numpy as np
import yaml
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
VOICES = {"Therapist": ("en-gb+m3", 152), "Patient": ("en-gb+f3", 158)}
"""The espeak-ng voice of each speaker, and its speed in words a minute."""
RATE = 22_050
"""Samples a second, as espeak-ng gives them."""
BIT_RATE = 36_000
FRAME = 1_024
"""Samples in one AAC frame."""
PEAK = 0.7
"""The loudest sample of each speaker, as a share of full scale, so that neither is louder."""
SILENCE = 150
"""Samples no louder than this, out of 32767, are trimmed from the ends of a piece."""
CUE_LENGTH = 84
"""Lines of more characters than this become two cues, where they hold two sentences."""
LEAD, BREATH = 0.4, 0.25
"""Seconds of quiet before the first line, and between the two cues of one line."""
TURN_MIN, TURN_MAX, TURN_WORD = 0.35, 0.8, 0.025
"""Seconds of quiet after a turn: at least, at most, and for each of its words."""

Samples: TypeAlias = NDArray[np.int16]


@dataclass(frozen=True)
class Cue:
    """One caption: who speaks, what is said, and from when to when in seconds."""

    who: str
    text: str
    start: float
    end: float


def pieces(text: str) -> list[str]:
    """Cut a long line in two, after the sentence that ends nearest to its middle."""
    ends = [match.start() for match in re.finditer(r"(?<=[.?!]) ", text)]
    if len(text) <= CUE_LENGTH or not ends:
        return [text]
    cut = min(ends, key=lambda end: abs(end - len(text) / 2))
    return [text[:cut], text[cut + 1 :]]


def speak(espeak: str, who: str, text: str, folder: Path) -> Samples:
    """Speak one piece and give its samples, without the quiet at either end."""
    voice, speed = VOICES[who]
    path = folder / "piece.wav"
    command = [espeak, "-v", voice, "-s", str(speed), "-w", str(path), "--", text]
    subprocess.run(command, check=True, timeout=60)
    with wave.open(str(path), "rb") as piece:
        form = (piece.getnchannels(), piece.getsampwidth(), piece.getframerate())
        if form != (1, 2, RATE):
            message = f"espeak-ng gave {form}; expected mono, two bytes, {RATE} samples a second"
            raise ValueError(message)
        samples = np.frombuffer(piece.readframes(piece.getnframes()), dtype="<i2").astype(np.int16)
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > SILENCE)
    if not loud.size:
        message = f"espeak-ng gave silence for {text!r}"
        raise ValueError(message)
    return samples[loud[0] : loud[-1] + 1]


def quiet(seconds: float) -> Samples:
    """Give this much silence."""
    return np.zeros(round(seconds * RATE), dtype=np.int16)


def perform(lines: list[dict[str, str]], espeak: str) -> tuple[Samples, list[Cue]]:
    """Speak every line in turn, and note when each piece starts and ends."""
    said: list[tuple[str, str, Samples, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for line in lines:
            who, text = line["who"], " ".join(line["say"].split())
            pause = min(TURN_MAX, TURN_MIN + TURN_WORD * len(text.split()))
            *first, last = pieces(text)
            for piece, after in [*((piece, BREATH) for piece in first), (last, pause)]:
                said.append((who, piece, speak(espeak, who, piece, Path(folder)), after))
    peaks = dict.fromkeys(VOICES, 1)
    for who, _, samples, _ in said:
        peaks[who] = max(peaks[who], int(np.abs(samples.astype(np.int32)).max()))
    track, cues, now = [quiet(LEAD)], [], quiet(LEAD).size
    for who, text, samples, after in said:
        level = (samples * (PEAK * 32_767 / peaks[who])).round().astype(np.int16)
        cues.append(Cue(who, text, now / RATE, (now + level.size) / RATE))
        track += [level, quiet(after)]
        now += level.size + quiet(after).size
    return np.concatenate(track), cues


def encode(samples: Samples, path: Path) -> None:
    """Write the samples as AAC, with the index at the front so that playing can start at once."""
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(path), "w", format="ipod", options=options) as container:
        stream = container.add_stream("aac", rate=RATE, layout="mono", bit_rate=BIT_RATE)
        for start in range(0, samples.size, FRAME):
            block = samples[None, start : start + FRAME]
            frame = av.AudioFrame.from_ndarray(block, format="s16", layout="mono")
            frame.sample_rate, frame.pts = RATE, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def stamp(seconds: float) -> str:
    """Write a time as WebVTT does."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def captions(title: str, cues: list[Cue]) -> str:
    """Write the cues as WebVTT, each under its speaker's voice tag."""
    blocks = ["WEBVTT", f"NOTE {title}. Fictional, in synthetic voices. CC-BY-4.0."]
    for cue in cues:
        text = html.escape(cue.text, quote=False)
        blocks.append(f"{stamp(cue.start)} --> {stamp(cue.end)}\n<v {cue.who}>{text}</v>")
    return "\n\n".join(blocks) + "\n"


if __name__ == "__main__":
    program = shutil.which("espeak-ng") or sys.exit("espeak-ng is not installed: nothing made")
    session = yaml.safe_load((HERE / "session.yaml").read_text(encoding="utf-8"))
    sound, spoken = perform(session["lines"], program)
    encode(sound, HERE / "session.m4a")
    (HERE / "session.vtt").write_text(captions(session["title"], spoken), encoding="utf-8")
    sys.stdout.write(f"{sound.size / RATE:.1f} s, {len(spoken)} cues\n")
