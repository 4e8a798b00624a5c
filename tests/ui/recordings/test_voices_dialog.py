"""Who speaks: the names a file has, how often, and what is kept of what somebody says."""

import pytest
from streamlit.testing.v1 import AppTest

from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.transcript import Cue, Part, Transcript, Voice
from tests.fakes.office import SUPERVISOR, Office

CUES = (
    Cue(start=0, end=3, speaker="Therapist", text="How was *it*?", front="Therapist:"),
    Cue(start=3, end=90, speaker="S1", text="Hard. Very hard.", front="S1:"),
    Cue(start=90, end=300, speaker="S1", text="So it was.", front="S1:"),
)
WARNING = "1 cue has an empty line inside (line 5)."


def _dialog(office: object, session: str, recording: str) -> None:
    """Draw the dialog on every run, as a browser keeps it open."""
    from ipt_training.domain.errors import IptTrainingError
    from ipt_training.ui import messages
    from ipt_training.ui.recordings import voices

    try:
        voices.ask(office, session, recording)  # type: ignore[arg-type]
    except IptTrainingError as error:
        messages.show(error)


@pytest.fixture
def office() -> Office:
    """Give the use cases over fakes, with one session to rate."""
    office = Office()
    office.a_session_to_rate()
    return office


def _stored(office: Office) -> Transcript | None:
    with office.store.reading() as tx:
        return tx.recordings.transcript(RecordingId("rec1"))


def _opened(office: Office, transcript: Transcript | None = None) -> AppTest:
    if transcript is not None:
        with office.store.writing() as tx:
            tx.recordings.set_transcript(RecordingId("rec1"), transcript)
    kwargs = {"office": office, "session": office.session(SUPERVISOR), "recording": "rec1"}
    return AppTest.from_function(_dialog, kwargs=kwargs, default_timeout=20).run()


def test_it_says_who_was_found_how_often_and_what_was_mended(office: Office) -> None:
    at = _opened(office, Transcript(cues=CUES, warnings=(WARNING,)))

    said = " ".join(one.value for one in at.markdown)
    assert "**Therapist**: 1 line, 3 words, 3 s. *How was \\*it\\*?*" in said
    assert "**S1**: 2 lines, 6 words, 5 min." in said
    assert [one.value.replace("\\", "") for one in at.caption] == [WARNING]
    assert [one.value for one in at.selectbox] == [Part.THERAPIST, None]


def test_nothing_is_kept_until_everybody_is_told(office: Office) -> None:
    at = _opened(office, Transcript(cues=CUES))
    at.button(key="voices.keep.rec1").click().run()

    assert "every name" in at.error[0].value
    stored = _stored(office)
    assert stored is not None
    assert stored.voices == ()


def test_what_is_said_is_kept_and_offered_again(office: Office) -> None:
    at = _opened(office, Transcript(cues=CUES))
    at.selectbox(key="voices.part.rec1.S1").set_value(Part.PATIENT)
    at.text_input(key="voices.called.rec1.S1").set_value("  Patient ")
    at.button(key="voices.keep.rec1").click().run()

    stored = _stored(office)
    assert stored is not None
    assert stored.voices == (
        Voice(found="Therapist", part=Part.THERAPIST, called="Therapist"),
        Voice(found="S1", part=Part.PATIENT, called="Patient"),
    )
    assert stored.cues == CUES
    again = _opened(office)
    assert [one.value for one in again.selectbox] == [Part.THERAPIST, Part.PATIENT]
    assert [one.value for one in again.text_input] == ["Therapist", "Patient"]


def test_a_file_that_names_nobody_says_so(office: Office) -> None:
    at = _opened(office, Transcript(cues=(Cue(start=0, end=1, text="words"),)))

    assert "names nobody" in at.info[0].value


def test_a_transcript_that_is_gone_says_so(office: Office) -> None:
    assert "no transcript" in _opened(office).info[0].value


def test_of_very_many_names_the_last_stay_as_the_file_has_them(office: Office) -> None:
    cues = tuple(Cue(start=n, end=n + 1, speaker=f"Therapist {n}", text="x") for n in range(43))
    at = _opened(office, Transcript(cues=cues))

    assert len(at.selectbox) == 40
    at.button(key="voices.keep.rec1").click().run()
    stored = _stored(office)
    assert stored is not None
    assert [one.part for one in stored.voices[39:]] == [Part.THERAPIST, *[Part.OTHER] * 3]
