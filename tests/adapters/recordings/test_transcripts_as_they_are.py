"""Transcripts with the faults that real ones have: what is obvious is mended, and said."""

import pytest

from ipt_training.adapters.recordings.transcripts import TranscriptFiles
from ipt_training.domain.errors import BadTranscript
from ipt_training.domain.recordings.transcript import Transcript

SAID = "Größe, naïve, déjà vu"


def _read(text: str | bytes, encoding: str = "") -> Transcript:
    content = text if isinstance(text, bytes) else text.encode()
    return TranscriptFiles().read("a.srt", content, encoding)


def _srt(*lines: str) -> str:
    return "\n\n".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{line}" for n, line in enumerate(lines, 1)
    )


def _vtt(*lines: str) -> str:
    return "WEBVTT\n\n" + "\n\n".join(
        f"00:{n:02}.000 --> 00:{n:02}.900\n{line}" for n, line in enumerate(lines, 1)
    )


def _said(text: str) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in _read(text).cues]


TURNS = (["Therapist: one"] + ["more"] * 11 + ["Patient: two"] + ["more"] * 11) * 2


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (_vtt("therapist: one", "patient: two"), ["therapist", "patient"]),
        (_vtt("nadia: one", "ada: two", "nadia: three", "ada: four"), ["nadia", "ada"] * 2),
        (_vtt(*["maria lopez: a", "ada b.: b"] * 2), ["maria lopez", "ada b."] * 2),
        (_srt("[SPEAKER_00]: one", "[SPEAKER_01]: two"), ["SPEAKER_00", "SPEAKER_01"]),
        (_srt("[Ada B.] one", "[Nadia] two"), ["Ada B.", "Nadia"]),
        (_srt(">> ADA: one", ">> NADIA: two"), ["ADA", "NADIA"]),
        (_vtt("&gt;&gt; ADA: one", "&gt;&gt; NADIA: two"), ["ADA", "NADIA"]),
        (_srt("医者：はい", "患者：いいえ"), ["医者", "患者"]),
        (_srt("Therapist:one", "Patient:two"), ["Therapist", "Patient"]),
        (_srt("Therapist:\none", "Patient:\ntwo"), ["Therapist", "Patient"]),
        (_srt("Ada: one\nNadia: two", "Ada: x\nNadia: y"), ["Ada", "Nadia"] * 2),
        (_srt("Ada: one", "ADA: two", "Ada: three"), ["Ada"] * 3),
        (_srt(*TURNS), (["Therapist"] * 12 + ["Patient"] * 12) * 2),
        (_srt("Ada: one", "two", ">> three", "Ada: four"), ["Ada", "Ada", "", "Ada"]),
        (_srt("Patient: a", *["more"] * 9, "th: b", "more"), ["Patient"] * 10 + ["th"] * 2),
        (_srt("- Ada: a\n- Nadia: b", "- Ada: c\n- Nadia: d"), ["Ada", "Nadia"] * 2),
        (_vtt("<v Ada>one", "two"), ["Ada", ""]),
    ],
)
def test_a_speaker_is_found_however_the_file_names_them(text: str, speakers: list[str]) -> None:
    assert [cue.speaker for cue in _read(text).cues] == speakers


@pytest.mark.parametrize(
    ("identifiers", "speakers"),
    [
        (("Speaker 1", "Speaker 2", "Speaker 3"), ("Speaker 1", "Speaker 2", "Speaker 3")),
        (("Ada", "Nadia", "Ada"), ("Ada", "Nadia", "Ada")),
        (("s-a", "s-b", "s-a", "s-b"), ("s-a", "s-b", "s-a", "s-b")),
        (
            ('1 "Ada B." (12345)', '2 "Nadia" (77)', '3 "Ada B." (12345)'),
            ("Ada B.", "Nadia", "Ada B."),
        ),
        (("cue 1", "cue 2", "cue 3"), ("", "", "")),
        (("6ac5b0d0-0001/1-0", "6ac5b0d0-0001/2-0", "6ac5b0d0-0001/3-0"), ("", "", "")),
        (("intro", "middle", "end"), ("", "", "")),
    ],
)
def test_identifiers_that_come_back_or_look_like_names_are_speakers(
    identifiers: tuple[str, ...], speakers: tuple[str, ...]
) -> None:
    cues = "\n\n".join(
        f"{name}\n00:0{n}.000 --> 00:0{n}.500\nwords" for n, name in enumerate(identifiers)
    )

    assert tuple(cue.speaker for cue in _read(f"WEBVTT\n\n{cues}").cues) == speakers


@pytest.mark.parametrize(
    "lines",
    [
        ["[Music]", "[Laughter]", "[Music]"],
        ["[Laughter] so", "well", "no", "[Laughter]", "on"],
        ["so: no", "so: yes", "so: well"],
        ["and then: no", "but then: yes", "and then: no", "but then: yes", "so", "on", "well"],
        [">> one", ">> two"],
        ["see https://example.org", "see https://example.org"],
        ["1: 2", "3: 4"],
    ],
)
def test_what_is_no_name_stays_in_the_words(lines: list[str]) -> None:
    assert _said(_srt(*lines)) == [("", line) for line in lines]


def test_what_was_taken_for_a_name_is_kept_as_it_was_written() -> None:
    cues = _read(_srt(">> [Ada]: one", ">> [Nadia]: two")).cues

    assert [cue.front for cue in cues] == [">> [Ada]:", ">> [Nadia]:"]


@pytest.mark.parametrize(
    ("text", "said", "warning"),
    [
        (
            "1\n00:01,000 --> 00:03,000\nfirst\n\nsecond\n\n2\n00:04,000 --> 00:05,000\nnext",
            ["first second", "next"],
            "1 cue has an empty line inside (line 5).",
        ),
        (
            "1\n00:01,000 --> 00:02,000\none\n2\n00:03,000 --> 00:04,000\ntwo",
            ["one", "two"],
            "1 cue has no empty line above (line 4).",
        ),
        (
            "00:01.000 --> 00:02.000\none\n00:03.000 --> 00:04.000\ntwo",
            ["one", "two"],
            "1 cue has no empty line above (line 3).",
        ),
        (
            "1\n00:01,000 --> 00:02,000\n\n2\n00:03,000 --> 00:04,000\ntwo",
            ["two"],
            "1 cue has no text and nothing to show (line 2).",
        ),
        (
            "A session\n\n1\n00:01,000 --> 00:02,000\none",
            ["one"],
            "Some text has no times, above the first cue, and was left out (line 1).",
        ),
        (
            "1\n00:09,000 --> 00:04,000\none\n\n2\n00:12,000 --> 00:13,000\ntwo",
            ["one", "two"],
            "1 cue has an end before the start; the beginning of the next was taken (line 2).",
        ),
    ],
)
def test_what_has_one_obvious_reading_is_mended_and_said(
    text: str, said: list[str], warning: str
) -> None:
    transcript = _read(text)

    assert [cue.text for cue in transcript.cues] == said
    assert transcript.warnings == (warning,)


def test_a_cue_that_ends_before_it_starts_ends_where_the_next_one_begins() -> None:
    text = "00:09.000 --> 00:04.000\none\n\n00:12.000 --> 00:11.000\ntwo"

    assert [(cue.start, cue.end) for cue in _read(text).cues] == [(9.0, 12.0), (12.0, 12.0)]


def test_many_mends_of_a_kind_are_counted_with_their_first_lines() -> None:
    text = "\n\n".join(f"00:{n:02}.0 --> 00:00.0\nHi" for n in range(1, 9))

    assert _read(text).warnings[0].startswith("8 cues have an end before")
    assert _read(text).warnings[0].endswith("(lines 1, 4, 7, 10, 13 and 3 more).")


@pytest.mark.parametrize(
    ("times", "start", "end"),
    [
        ("0:00:01.120000 --> 0:00:03.480000", 1.12, 3.48),
        ("0:00:04 --> 0:00:06.500000", 4.0, 6.5),
        ("59:58.000 --> 60:02.000", 3598.0, 3602.0),
        ("75:00.000-->75:01.000", 4500.0, 4501.0),
    ],
)
def test_times_are_read_as_programs_write_them(times: str, start: float, end: float) -> None:
    (cue,) = _read(f"{times}\nwords").cues

    assert (cue.start, cue.end) == (start, end)


def test_an_arrow_in_what_was_said_begins_no_cue() -> None:
    assert _said(_srt("from\na --> b", "on")) == [("", "from a --> b"), ("", "on")]


def test_a_line_that_holds_one_space_is_no_empty_line() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n \nwords\n \nmore\n\n00:03.000 --> 00:04.000\non"

    transcript = _read(text)

    assert [cue.text for cue in transcript.cues] == ["words more", "on"]
    assert transcript.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "\n\nWEBVTT\n\n00:01.000 --> 00:02.000\nwords",
        "\ufeff\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\nwords",
        "WEBVTT\n00:01.000 --> 00:02.000\nwords",
        "WEBVTT\n\nNOTE\nnot said\n\nNOTE so\n\n00:01.000 --> 00:02.000\nwords\n\nNOTE\nat all",
    ],
)
def test_headers_and_notes_are_no_words_wherever_they_stand(text: str) -> None:
    assert _said(text) == [("", "words")]


def test_in_srt_a_note_is_what_somebody_said() -> None:
    assert _said("1\n00:01,0 --> 00:02,0\nwell\n\nNOTE this") == [("", "well NOTE this")]


def test_captions_that_roll_say_each_word_once() -> None:
    text = (
        "WEBVTT\nKind: captions\n\n"
        "00:00.320 --> 00:02.000 align:start\n \nso<00:00:00.640><c> how</c><00:01.0><c> was it</c>"
        "\n\n00:02.000 --> 00:02.010\nso how was it\n \n\n"
        "00:02.010 --> 00:04.000\nso how was it\nwhen<00:02.400><c> she</c>\n\n"
        "00:04.000 --> 00:05.000\nso how was it\nwhen she left\n\n"
        "00:05.000 --> 00:06.000\nwhen she left\nyes"
    )

    assert [one for _, one in _said(text)] == ["so how was it", "when she", "left", "yes"]
    assert _read(text).warnings[0] == "The captions roll: lines shown again were kept once."


def test_somebody_who_says_yes_again_says_it_again() -> None:
    lines = ["yes", "yes", "yes", "yes\nno", "no"]

    assert [one for _, one in _said(_vtt(*lines))] == ["yes", "yes", "yes", "yes no", "no"]


def test_one_damaged_letter_leaves_the_rest_of_a_file_as_it_is() -> None:
    content = _vtt(SAID, "schön \x00 gut").encode().replace(b"\x00", b"\xe4")

    transcript = _read(content)

    assert [cue.text for cue in transcript.cues] == [SAID, "schön \ufffd gut"]
    assert transcript.warnings == ("1 letter is damaged in the file (first at line 7).",)
    assert TranscriptFiles().readings(content) == ()


def test_damage_behind_a_mark_of_utf_8_is_said() -> None:
    content = b"\xef\xbb\xbf" + _vtt("sch\x00n").encode().replace(b"\x00", b"\xf6\xf6")

    assert _read(content).cues[0].text == "sch\ufffd\ufffdn"
    assert _read(content).warnings == ("2 letters are damaged in the file (first at line 4).",)


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (SAID, "cp1252"),
        ("Как прошла неделя? Мне было очень тяжело, я не могла спать.", "cp1251"),
        ("Как прошла неделя? Мне было очень тяжело, я не могла спать.", "koi8_r"),
        ("Πώς ήταν η εβδομάδα σας; Ήταν δύσκολη.", "cp1253"),
        ("你这一周过得怎么样？很难，我睡不着觉。", "gb18030"),
        ("이번 주는 어떻게 지내셨어요? 너무 힘들었어요.", "cp949"),
    ],
)
def test_another_encoding_is_told_and_its_sample_shown_first(words: str, encoding: str) -> None:
    content = _vtt(words).encode(encoding)

    first = TranscriptFiles().readings(content)[0]

    assert (first.encoding, first.sample) == (encoding, words)
    assert _read(content, encoding).cues[0].text == words
    assert "does not say how its letters are stored" in _read(content).warnings[0]
    assert first.name in _read(content).warnings[0]


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Jak minął tydzień? Było ciężko, nie mogłam spać.", "cp1250"),
        ("Haftanız nasıl geçti? Çok zordu, uyuyamadım. Şimdi iyiyim", "cp1254"),
        ("今週はどうでしたか。とても大変でした。", "cp932"),
        ("איך היה השבוע שלך? היה קשה מאוד", "cp1255"),
    ],
)
def test_the_right_encoding_is_always_among_those_shown(words: str, encoding: str) -> None:
    shown = TranscriptFiles().readings(_vtt(words).encode(encoding))

    assert words in [one.sample for one in shown]
    assert len({one.sample for one in shown}) == len(shown)


@pytest.mark.parametrize("encoding", ["rot13", "utf-7", "euc_jp"])
def test_an_encoding_that_was_not_offered_is_refused(encoding: str) -> None:
    with pytest.raises(BadTranscript):
        _read(_vtt("Ärger\u00ff").encode("cp1252"), encoding)
