"""Erasing on the screens: what goes and what stays is shown first, and nothing goes before that."""

from streamlit.testing.v1 import AppTest

from ipt_training.domain.recordings.recording import RecordingState
from tests.fakes.office import LEAD, PASSWORD, SUPERVISOR, TRAINEE, Office
from tests.ui.test_screens import draw, words

CASE = "case-of-rec1"


def _dialog(office: object, session: str, what: str) -> None:
    """Draw a dialog on every run, as a browser keeps it open."""
    from ipt_training.ui.people import erase_person
    from ipt_training.ui.recordings import case as one_case
    from ipt_training.ui.recordings import recording_list

    rows = office.store.rows  # type: ignore[attr-defined]
    match what:
        case "recording":
            recording_list.ask_to_erase(office, session, rows.recordings["rec1"])  # type: ignore[arg-type]
        case "the case":
            one_case.ask_to_erase(office, session, rows.cases["case-of-rec1"])  # type: ignore[arg-type]
        case _:
            erase_person.ask_to_erase(office, session, rows.people["trainee"])  # type: ignore[arg-type]


def opened(office: Office, person: str, what: str) -> AppTest:
    kwargs = {"office": office, "session": office.session(person), "what": what}
    return AppTest.from_function(_dialog, kwargs=kwargs, default_timeout=20).run()


def test_a_supervisor_erases_a_recording_after_reading_what_goes() -> None:
    office = Office()
    office.a_signed_rating()
    screen = draw(office, "case", SUPERVISOR, case=CASE)
    assert "sound" in words(screen.button(key="case.erase.rec1").click().run())
    test = opened(office, SUPERVISOR, "recording")
    assert "1 recording, with every piece of sound" in words(test)
    assert "1 signed rating, in the words that were signed" in words(test)
    assert office.vault.stored
    test.button(key="case.erase_confirmed").click().run()
    assert office.vault.stored == {}
    assert office.store.rows.recordings["rec1"].state is RecordingState.ERASED
    shown = words(draw(office, "case", SUPERVISOR, case=CASE))
    assert "sound erased, signed ratings kept" in shown


def test_a_case_is_erased_and_what_is_left_of_it_is_shown() -> None:
    office = Office()
    office.a_signed_rating()
    screen = draw(office, "case", TRAINEE, case=CASE)
    assert "The pseudonym" in words(screen.button(key=f"case.erase_case.{CASE}").click().run())
    opened(office, TRAINEE, "the case").button(key="case.erase_case_confirmed").click().run()
    left = draw(office, "case", TRAINEE, case=CASE)
    assert "This case was erased on 2 March 2026" in words(left)
    assert "Harbour 12" not in words(left)
    assert not list(left.button)


def test_a_case_that_went_whole_is_not_there_any_more() -> None:
    office = Office()
    office.a_session_to_rate()
    office.erase.case(office.session(TRAINEE), office.store.rows.recordings["rec1"].case_id)
    assert "nothing here" in words(draw(office, "case", TRAINEE, case=CASE))


def test_a_lead_erases_a_person_with_the_password() -> None:
    office = Office()
    office.a_signed_rating()
    screen = draw(office, "people", LEAD)
    assert "1 case, with pseudonym" in words(
        screen.button(key=f"people.erase.{TRAINEE}").click().run()
    )
    test = opened(office, LEAD, "person")
    assert "All of their practice, if there is any" in words(test)
    for password, erased in (("wrong words here", False), (PASSWORD, True)):
        test.text_input(key=f"people.erase_password.{TRAINEE}").set_value(password)
        next(one for one in test.button if one.label == "Erase for good").click().run()
        assert (office.store.rows.people[TRAINEE].erased_at is not None) is erased
    assert "4 of 4 people" in words(draw(office, "people", LEAD))
