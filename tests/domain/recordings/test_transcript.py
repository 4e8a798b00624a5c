"""Who speaks in a transcript, and how its times fit the sound."""

import pytest

from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.recordings.transcript import (
    Cue,
    Part,
    Transcript,
    Voice,
    against_length,
    found,
    likely_part,
    shown,
    with_voices,
)


def _cue(text: str, speaker: str = "", start: float = 0.0, *, front: str = "") -> Cue:
    return Cue(start=start, end=start + 2, speaker=speaker, text=text, front=front)


def test_names_are_counted_as_they_are_first_heard() -> None:
    cues = (_cue("hm"), _cue("one two", "B"), _cue("three", "A"), _cue("four", "B"))

    assert [
        (one.name, one.cues, one.seconds, one.words, one.first)
        for one in found(Transcript(cues=cues))
    ] == [("B", 2, 4.0, 3, "one two"), ("A", 1, 2.0, 1, "three")]


def test_a_cue_that_ends_before_it_starts_counts_no_time() -> None:
    cue = Cue(start=5, end=4, speaker="A", text="x")

    assert found(Transcript(cues=(cue,)))[0].seconds == 0


def test_until_somebody_confirms_names_are_shown_as_the_file_has_them() -> None:
    transcript = Transcript(cues=(_cue("one", "A"), _cue("two")))

    assert shown(transcript) == transcript.cues


def test_two_found_names_may_be_one_person_and_a_name_none() -> None:
    cues = (
        _cue("one", "ADA"),
        _cue("two", "Ada B."),
        _cue("that was it", "Well", front="Well:"),
        _cue("no name"),
        _cue("again", "Well", front="Well:"),
    )
    voices = (
        Voice(found="ADA", part=Part.THERAPIST, called="Ada"),
        Voice(found="Ada B.", part=Part.THERAPIST, called="Ada"),
        Voice(found="Well", part=Part.NOBODY),
    )

    told = shown(Transcript(cues=cues, voices=voices))

    assert [(one.speaker, one.text) for one in told] == [
        ("Ada", "one"),
        ("Ada", "two"),
        ("Ada", "Well: that was it"),
        ("", "no name"),
        ("", "Well: again"),
    ]


def test_somebody_called_nothing_is_shown_as_the_file_has_them() -> None:
    voices = (Voice(found="A", part=Part.OTHER),)

    assert shown(Transcript(cues=(_cue("one", "A"),), voices=voices))[0].speaker == "A"


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Therapist", Part.THERAPIST),
        ("therapeutin", Part.THERAPIST),
        ("PATIENT 1", Part.PATIENT),
        ("SPEAKER_00", None),
        ("Ada", None),
    ],
)
def test_a_name_that_says_who_it_is_is_believed(name: str, part: Part | None) -> None:
    assert likely_part(name) is part


@pytest.mark.parametrize(
    ("starts", "seconds", "first", "warning"),
    [
        ((0.0, 100.0), 200.0, 0.0, ""),
        ((0.0, 300.0), 200.0, 0.0, "runs on after"),
        ((36_000.0, 36_100.0), 200.0, 0.0, "begin at 10:00:00"),
        ((3_605.0, 3_700.0), 200.0, 5.0, "begin at 1:00:00"),
        ((3_605.0, 3_700.0), 4_000.0, 3_605.0, ""),
        ((36_000.0, 37_000.0), 200.0, 36_000.0, "runs on after"),
        ((36_000.0, 36_100.0), None, 0.0, "begin at 10:00:00"),
        ((3_605.0, 3_700.0), None, 3_605.0, ""),
        ((0.0, 20_000.0), None, 0.0, ""),
    ],
)
def test_whole_hours_of_a_clock_are_taken_off_where_the_transcript_then_fits(
    starts: tuple[float, ...], seconds: float | None, first: float, warning: str
) -> None:
    transcript = Transcript(cues=tuple(_cue("words", start=start) for start in starts))

    fitted = against_length(transcript, seconds)

    assert fitted.cues[0].start == first
    assert warning in "".join(fitted.warnings)
    assert bool(fitted.warnings) is bool(warning)


def test_a_transcript_without_words_fits_everything() -> None:
    assert against_length(Transcript(cues=()), 5.0) == Transcript(cues=())


def test_who_speaks_is_told_for_every_name_or_not_at_all() -> None:
    transcript = Transcript(cues=(_cue("one", "A"), _cue("two", "B")))
    voices = tuple(Voice(found=name, part=Part.OTHER) for name in "BA")

    assert with_voices(transcript, voices).voices == voices
    with pytest.raises(RuleBroken, match="every name"):
        with_voices(transcript, voices[:1])
