"""Uploading: nothing is stored before a file is chosen, and what does not fit is asked once."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.recording import Recording
from ipt_training.ui.recordings import upload
from tests.builders import TODAY, a_recording
from tests.fakes.office import TRAINEE, Office
from tests.ui.test_screens import draw, words

CASE = "case-of-rec1"
DAY = timedelta(days=1)


@dataclass
class Files:
    """The place of the files in a page: what it was told, and what somebody did there."""

    chosen: bool = False
    done: bool = False
    told: str = ""

    def __call__(self, *, data: dict[str, str], **_: object) -> "Files":
        """Stand in for the component: what was done counts for one run."""
        self.told = data["recording"]
        did, self.chosen = Files(self.chosen, self.done), False
        return did


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """Give the place of the files."""
    place = Files()
    monkeypatch.setattr(upload, "_upload", place)
    return place


def an_office(*numbers: int) -> Office:
    """Give a case with sessions of these numbers, a week apart, the newest yesterday."""
    office = Office()
    recording = office.a_session_to_rate()
    case = office.store.rows.cases[CASE]
    del office.store.rows.recordings[recording.id]
    for place, number in enumerate(numbers):
        one = a_recording(case, f"r{number}").model_copy(
            update={
                "session_number": number,
                "recorded_on": TODAY - DAY - 7 * DAY * (len(numbers) - 1 - place),
            }
        )
        office.store.rows.recordings[one.id] = one
    return office


def added(office: Office) -> list[Recording]:
    return [one for one in office.store.rows.recordings.values() if one.id[0] != "r"]


def opened(office: Office) -> AppTest:
    return draw(office, "case", TRAINEE, case=CASE)


@pytest.mark.parametrize(("numbers", "proposed"), [((), 1), ((1, 2, 4), 5), ((16,), 16)])
def test_the_next_number_is_proposed_and_looking_stores_nothing(
    numbers: tuple[int, ...], proposed: int, files: Files
) -> None:
    office = an_office(*numbers)
    before = dict(office.store.rows.recordings)
    test = opened(office)
    assert next(one.value for one in test.number_input) == proposed
    assert files.told == ""
    assert office.store.rows.recordings == before
    assert office.actions() == []


def test_a_session_is_registered_once_its_file_is_chosen(files: Files) -> None:
    office = an_office(1, 2)
    test = opened(office)
    files.chosen = True
    test.run()
    (one,) = added(office)
    assert (one.session_number, one.recorded_on) == (3, TODAY)
    assert one.delete_by == TODAY + 90 * DAY
    assert files.told == one.id
    assert not list(test.number_input)


def test_what_does_not_fit_is_asked_once(files: Files) -> None:
    office = an_office(1, 2, 3)
    test = opened(office)
    test.number_input(key=f"upload.number.{CASE}.3").set_value(2)
    files.chosen = True
    test.run()
    assert added(office) == []
    assert "Session 2 is there already" in words(test)
    assert "Session 3 comes after, but was recorded earlier" in words(test)
    assert "register recording refused" not in office.actions()
    test.button(key=f"upload.sure.{CASE}").click().run()
    (one,) = added(office)
    assert one.session_number == 2
    assert files.told == one.id


def test_what_was_changed_since_is_asked_about_anew(files: Files) -> None:
    office = an_office(1, 2, 3)
    test = opened(office)
    test.number_input(key=f"upload.number.{CASE}.3").set_value(2)
    files.chosen = True
    test.run()
    test.number_input(key=f"upload.number.{CASE}.3").set_value(4).run()
    assert "is there already" not in words(test)
    files.chosen = True
    test.run()
    assert [one.session_number for one in added(office)] == [4]


def test_what_cannot_be_is_refused_and_the_file_stays_chosen(files: Files) -> None:
    office = an_office(1)
    case = office.store.rows.cases[CASE]
    office.store.rows.cases[CASE] = case.model_copy(update={"consents": ()})
    test = opened(office)
    files.chosen = True
    test.run()
    assert "Consent to rating is missing" in words(test)
    assert added(office) == []
    assert files.told == ""


def test_an_upload_that_was_begun_goes_on(files: Files) -> None:
    office = an_office(1)
    test = opened(office)
    files.chosen = True
    test.run()
    (one,) = added(office)
    again = opened(office)
    assert files.told == one.id
    assert "choose the same file to go on" in words(again)
    assert office.store.rows.recordings[RecordingId(one.id)] == one
