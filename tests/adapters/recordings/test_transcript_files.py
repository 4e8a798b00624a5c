"""Transcripts as meeting software writes them, and every line that cannot be read."""

from pathlib import Path

import pytest

from ipt_training.adapters.recordings.transcripts import TranscriptFiles
from ipt_training.domain.errors import BadTranscript
from ipt_training.domain.recordings.transcript import Cue, Transcript

SESSION = Path(__file__).parents[3] / "demonstration" / "session.vtt"
ZOOM = (
    "WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.500\r\nAda Smith: Hello. It was: difficult.\r\n"
    "\r\n2\r\n00:00:03.000 --> 00:00:04.000\r\nNadia B.: At 10:30, yes.\r\n"
    "\r\n3\r\n00:00:05.000 --> 00:00:06.000\r\nAda Smith: Go on"
)
TEAMS = (
    "WEBVTT\n\n6ac5b0d0-0001/1-0\n00:00:01.000 --> 00:00:02.000\n<v Ada Smith>Hello\nagain</v>\n\n"
    "6ac5b0d0-0001/2-0\n00:00:03.000 --> 00:00:04.000\n<v Nadia>It was: hard &amp; long</v>\n"
)
SRT = (
    "1\n00:00:01,000 --> 00:00:02,000\n<i>Hello</i> there\n\n"
    "2\n00:00:03,5 --> 00:00:04,25\n{\\an8}Again\n"
)


def _read(text: str | bytes) -> Transcript:
    content = text if isinstance(text, bytes) else text.encode()
    return TranscriptFiles().read("a.vtt", content)


def _cue(
    text: str, speaker: str = "", *, start: float = 1.0, end: float = 2.0, front: str = ""
) -> Cue:
    return Cue(start=start, end=end, speaker=speaker, text=text, front=front)


def _one(text: str) -> Cue:
    return _read(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}\n").cues[0]


def _problems(text: str | bytes) -> str:
    with pytest.raises(BadTranscript) as raised:
        _read(text)
    return str(raised.value)


def test_the_demonstration_transcript_is_read() -> None:
    transcript = _read(SESSION.read_bytes())

    assert len(transcript.cues) == 77
    assert {cue.speaker for cue in transcript.cues} == {"Therapist", "Patient"}
    assert transcript.warnings == ()


def test_zoom_names_are_told_from_colons_in_what_was_said() -> None:
    assert _read(ZOOM).cues == (
        _cue("Hello. It was: difficult.", "Ada Smith", end=2.5, front="Ada Smith:"),
        _cue("At 10:30, yes.", "Nadia B.", start=3.0, end=4.0, front="Nadia B.:"),
        _cue("Go on", "Ada Smith", start=5.0, end=6.0, front="Ada Smith:"),
    )


def test_teams_voices_are_speakers_and_lines_join() -> None:
    assert _read(TEAMS).cues == (
        _cue("Hello again", "Ada Smith"),
        _cue("It was: hard & long", "Nadia", start=3.0, end=4.0),
    )


def test_srt_is_read_with_commas_and_without_markup() -> None:
    assert _read(SRT).cues == (
        _cue("Hello there"),
        _cue("Again", start=3.5, end=4.25),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_do_not_matter(encoding: str, end: str) -> None:
    text = "WEBVTT\n\n01:00:01.000 --> 01:00:02.000\nDas hör’ ich\n\n\n"

    cues = _read(text.replace("\n", end).encode(encoding)).cues

    assert cues == (_cue("Das hör’ ich", start=3601.0, end=3602.0),)


def test_windows_western_text_is_read() -> None:
    assert _read("1\n00:01,0 --> 00:02,0\nDas hör’ ich".encode("cp1252")).cues[0].text == (
        "Das hör’ ich"
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<script>alert(1)</script>Hi", "<script>alert(1)</script>Hi"),
        ("I felt <crying> so sad", "I felt <crying> so sad"),
        ("a<b and c>d", "a<b and c>d"),
        ('<i>so</i> <b.loud>sad</b> <font color="#fff">then</font>', "so sad then"),
        ("<lang de><u>ja</u></lang> <ruby>a<rt>b</rt></ruby> <00:01.5>on", "ja ab on"),
        ("</> a <3 b", "</> a <3 b"),
        ("<c.yellow>Hi</c> <00:01.500>there", "Hi there"),
        ("a < b and b > c", "a < b and b > c"),
        ("&lt;b&gt; &amp; &nbsp;so&#39;", "<b> & so'"),
        ("one\ntwo\tthree", "one two three"),
        ("left\u202eright\u0007\u200b", "leftright"),
        (
            "\u2067\u05e9\u05dc\u05d5\u05dd\u2069 \u200f(ok)",
            "\u2067\u05e9\u05dc\u05d5\u05dd\u2069 \u200f(ok)",
        ),
        ("cafe\u0301", "caf\u00e9"),
    ],
)
def test_only_the_words_remain(written: str, read: str) -> None:
    assert _one(written).text == read


@pytest.mark.parametrize(
    ("written", "speaker", "text"),
    [
        ("<v.loud Esme B>Hi</v>", "Esme B", "Hi"),
        ("<v A&amp;B>Hi", "A&B", "Hi"),
        ("<v &lt;img src=x onerror=y&gt;>Hi", "img src=x onerror=y", "Hi"),
        ("<v <img src=x onerror=y>>Hi", "", "<v <img src=x onerror=y>>Hi"),
        (f"<v {'n' * 200}>Hi", "n" * 80, "Hi"),
    ],
)
def test_a_voice_is_a_name_and_nothing_else(written: str, speaker: str, text: str) -> None:
    assert (_one(written).speaker, _one(written).text) == (speaker, text)


def test_two_voices_in_one_cue_become_two() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>One</v> <v B>Two</v>\n"

    assert _read(text).cues == (_cue("One", "A"), _cue("Two", "B"))


@pytest.mark.parametrize(
    "lines",
    [
        ["It was: difficult", "And then", "We went on"],
        ["the thing is: no", "the thing is: yes", "the thing is: so"],
        ["So: no", "Well", "Hm", "Yes", "No", "Go on", "I see", "Right", "So: yes"],
        ["At 10:30 we met", "At 11:30 we left"],
        ["Is it so?: yes", "Is it so?: no"],
    ],
)
def test_a_colon_alone_makes_no_speaker(lines: list[str]) -> None:
    cues = _read("\n\n".join(f"00:0{n}.0 --> 00:0{n}.5\n{line}" for n, line in enumerate(lines)))

    assert [cue.text for cue in cues.cues] == lines
    assert {cue.speaker for cue in cues.cues} == {""}


def test_names_written_only_where_the_speaker_changes_are_found() -> None:
    lines = ["Ada: one", "two", "Ben: three", "four", "Ada: five", "Ben: six", "Hope: one word"]
    text = "\n\n".join(f"00:0{n}.0 --> 00:0{n}.5\n{line}" for n, line in enumerate(lines))

    assert [cue.speaker for cue in _read(text).cues] == [
        *("Ada", "Ada", "Ben", "Ben", "Ada", "Ben", "Ben")
    ]


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        ("7\n00:61.000 --> 00:62.000\nHi", "line 4: 00:61.000 is not a time"),
        ("1:61:00.000 --> 1:61:02.000\nHi", "line 3: 1:61:00.000 is not a time"),
        ("00:61.000 --> 00:62.000\nHi", "line 3: 00:61.000 is not a time"),
        ("99999999:00:00.000 --> 99999999:00:01.000\nHi", "is later than any session lasts"),
        ("9999999999:00:00.000 --> 1:00:01.000\nHi", "is not a time"),
        ("00:01.000 -->\nHi", "line 3: expected two times"),
        ("00:01.000 --> soon\nHi", "line 3: soon is not a time"),
        ("00:01.000 --> 00:02.000\n" + "x" * 100_001, "line 3: the cue has more than 100,000"),
        ("00:01.000 --> 00:02.000\n" + "<a" * 300_000, "line 3: the cue has more than 100,000"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(block: str, problem: str) -> None:
    assert problem in _problems(f"WEBVTT\n\n{block}\n\n09:00.000 --> 09:01.000\nlast\n")


def test_all_problems_come_at_once_up_to_twenty() -> None:
    bad = "\n\n".join("00:61.000 --> 00:62.000\nHi" for _ in range(25))

    lines = _problems(f"WEBVTT\n\n{bad}").splitlines()

    assert lines[:2] == [
        "line 3: 00:61.000 is not a time; minutes and seconds end at 59",
        "line 6: 00:61.000 is not a time; minutes and seconds end at 59",
    ]
    assert (len(lines), lines[-1]) == (21, "and 5 more lines")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not a VTT or SRT"),
        (b"WEBVTT\n\n", "not a VTT or SRT"),
        (b"Ada: hello\nBen: hello", "not a VTT or SRT"),
        (b"PK\x03\x04\0\0\0\0", "not text"),
        (b"00:01.0 --> 00:02.0\n\0\x81", "not text"),
        (b"\xff\xfe0", "not text"),
        (b"00:01.000 --> 00:02.000\n<b></b>\n", "no text in it"),
        (b"x" * (5 * 1024**2 + 1), "at most 5 MB"),
    ],
)
def test_what_is_no_transcript_is_refused(content: bytes, sentence: str) -> None:
    assert sentence in _problems(content)


def test_twenty_thousand_cues_are_read_and_one_more_is_not() -> None:
    blocks = [f"00:{n // 60 % 60:02}:{n % 60:02}.000 --> 10:00:00.000\nHi" for n in range(20_001)]

    assert len(_read("\n\n".join(blocks[:-1])).cues) == 20_000
    assert "more than 20,000 cues" in _problems("\n\n".join(blocks))


def test_notes_styles_and_settings_are_no_speech() -> None:
    text = (
        "\ufeffWEBVTT - made up\nKind: captions\n\nNOTE\nnot said\n\nSTYLE\n::cue {}\n\n"
        "id\n00:01.000 --> 00:02.000 align:start position:10%\nsaid\n\n3\n"
    )

    assert _read(text).cues == (_cue("said"),)


def test_cues_out_of_order_or_overlapping_are_told_and_put_in_order() -> None:
    text = (
        "WEBVTT\n\n00:05.000 --> 00:06.000\nlate\n\n00:01.000 --> 00:03.000\nearly\n\n"
        "00:02.000 --> 00:04.000\nboth"
    )

    transcript = _read(text)

    assert [cue.text for cue in transcript.cues] == ["early", "both", "late"]
    assert transcript.warnings == (
        "1 cue has times before those above; put in order (line 6).",
        "1 cue has a beginning before the one above ends; both were kept (line 9).",
    )


def test_a_hostile_file_is_read_in_reasonable_time() -> None:
    nested = "\n\n".join("00:01.0 --> 00:02.0\n" + "<a" * 3900 for _ in range(600))
    colons = "\n\n".join("00:01.0 --> 00:02.0\n" + "A: " * 600 for _ in range(2500))
    arrows = "00:01.0 --> 00:02.0\n" + "-->" * 1_000_000
    spaces = "00:01.0 --> 00:02.0\n" + ("A" + " " * 50) * 80_000 + ":"
    voices = "00:01.0 --> 00:02.0\n" + "<v " * 100_000

    assert len(_read(nested).cues) == 600
    assert len(_read(colons).cues) == 2500
    assert "more than 100,000" in _problems(arrows)
    assert "more than 100,000" in _problems(spaces)
    assert "more than 100,000" in _problems(voices)
