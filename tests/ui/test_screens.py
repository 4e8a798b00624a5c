"""The plain screens over fakes: what they say, what they store, and who finds nothing there."""

import pytest
from streamlit.testing.v1 import AppTest

from ipt_training.domain.certification.portfolio import Activity
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import Role
from ipt_training.domain.recordings.case import Use
from tests.builders import TODAY
from tests.fakes.office import (
    LEAD,
    OTHER_TRAINEE,
    PASSWORD,
    SUPERVISOR,
    TRAINEE,
    Office,
)


def _script(screen: str, office: object, session: str) -> None:
    """Draw one screen among the addresses it may go to; runs inside the test's app."""
    from functools import partial

    import streamlit as st

    from ipt_training.domain.errors import IptTrainingError
    from ipt_training.ui import messages
    from ipt_training.ui.places import Place
    from tests.ui.rooms import screen_named

    module = screen_named(screen)

    def _at(place: str) -> None:
        st.text(f"at {place}")

    def _shown() -> None:
        module.render(office, session)

    others = [st.Page(partial(_at, place), title=place, url_path=place) for place in Place]
    try:
        st.navigation([st.Page(_shown, title="Shown", default=True), *others]).run()
    except IptTrainingError as error:
        messages.show(error)


def draw(office: Office, screen: str, person: str, **address: str) -> AppTest:
    test = AppTest.from_function(
        _script,
        default_timeout=30,
        kwargs={"screen": screen, "office": office, "session": office.session(person)},
    )
    for name, value in address.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    return test


def words(test: AppTest) -> str:
    boxes = [*test.info, *test.warning, *test.success, *test.error]
    plain = [*test.title, *test.header, *test.subheader, *test.markdown, *test.caption, *test.text]
    return "\n".join(str(one.value) for one in [*plain, *boxes])


def drawn(test: AppTest) -> str:
    """Give what is drawn as HTML: tables, and the matrix of the programme."""
    return "\n".join(str(one.proto.body) for one in test.get("html"))


@pytest.mark.parametrize(
    ("screen", "person", "sentence"),
    [
        ("today", LEAD, "Nothing is waiting"),
        ("today", SUPERVISOR, "Nothing is waiting"),
        ("cases", TRAINEE, "No case yet"),
        ("trainees", SUPERVISOR, "No hours are waiting"),
        ("account", TRAINEE, "Roles: Trainee"),
        ("exports", LEAD, "Programme workbook: Level one"),
        ("content", LEAD, "Not yet read by a clinician"),
        ("content", LEAD, "Packs of your own"),
        ("content", TRAINEE, "Not yet read by a clinician"),
        ("audit", LEAD, "bound to the one before it"),
        ("people", LEAD, "5 of 5 people"),
        ("programme", LEAD, "2 of 2 trainees"),
        ("progress", TRAINEE, "2 of 2 requirements are still open"),
    ],
)
def test_a_screen_says_what_there_is_and_who_sees_it(
    screen: str, person: str, sentence: str
) -> None:
    shown = words(draw(Office(), screen, person))
    assert sentence in shown
    assert ":material/visibility:" in shown


@pytest.mark.parametrize("screen", ["people", "exports", "audit", "programme"])
@pytest.mark.parametrize("person", [TRAINEE, SUPERVISOR])
def test_a_leads_screen_shows_nothing_to_others(screen: str, person: str) -> None:
    shown = words(draw(Office(), screen, person))
    assert "Your role does not include this" in shown


def test_today_leads_a_supervisor_to_the_session_and_the_hours() -> None:
    office = Office()
    recording = office.a_session_to_rate()
    office.certify.log_hours(
        office.session(TRAINEE),
        activity=Activity.COURSE,
        minutes=480,
        on=TODAY,
        what="First day",
        key="h1",
    )
    test = draw(office, "today", SUPERVISOR)
    assert "2 things are waiting" in words(test)
    test.button(key=f"today.rate.{recording.id}").click().run()
    assert "at rating" in words(test)
    with office.store.reading() as tx:
        assert tx.drafts.of(SUPERVISOR, recording.id) is not None


def test_hours_are_confirmed_by_a_click() -> None:
    office = Office()
    hours_id = office.certify.log_hours(
        office.session(TRAINEE),
        activity=Activity.COURSE,
        minutes=480,
        on=TODAY,
        what="First day",
        key="h1",
    )
    test = draw(office, "trainees", SUPERVISOR)
    test.button(key=f"trainees.confirm.{hours_id}").click().run()
    with office.store.reading() as tx:
        entry = tx.hours.get(hours_id)
    assert entry is not None
    assert entry.confirmed_by == SUPERVISOR


def test_a_case_is_opened_with_the_consent_that_was_given() -> None:
    office = Office()
    test = draw(office, "cases", TRAINEE)
    test.text_input(key="case_form.pseudonym").set_value("Meadow 4")
    test.selectbox(key="case_form.focus").select_index(1)
    test.multiselect(key="case_form.uses").select(Use.RATING)
    test.button(key="case_form.open").click().run()
    assert "at case" in words(test)
    with office.store.reading() as tx:
        case = tx.cases.of({TRAINEE})[0]
    assert (case.pseudonym, len(case.consents)) == ("Meadow 4", 2)


def test_a_case_without_a_focus_is_refused_with_a_sentence() -> None:
    office = Office()
    test = draw(office, "cases", TRAINEE)
    test.text_input(key="case_form.pseudonym").set_value("Meadow 4")
    test.button(key="case_form.open").click().run()
    assert "Choose the kind of IPT and the focus" in words(test)
    with office.store.reading() as tx:
        assert tx.cases.of({TRAINEE}) == ()


def test_a_case_of_somebody_else_is_not_there() -> None:
    office = Office()
    case = office.a_case_of(TRAINEE)
    assert "nothing here" in words(draw(office, "case", OTHER_TRAINEE, case=case.id))


def test_a_case_shows_its_recordings_and_withdraws_consent() -> None:
    office = Office()
    recording = office.a_session_to_rate()
    test = draw(office, "case", TRAINEE, case=recording.case_id)
    assert "kept until" in words(test)
    test.button(key=f"consent.withdraw.{recording.case_id}.0").click().run()
    with office.store.reading() as tx:
        case = tx.cases.get(recording.case_id)
    assert case is not None
    assert case.consents[0].withdrawn_on == TODAY


def test_a_case_is_moved_and_completed() -> None:
    office = Office()
    case = office.a_case_of(TRAINEE)
    test = draw(office, "case", TRAINEE, case=case.id)
    test.button(key=f"case.done.{case.id}").click().run()
    with office.store.reading() as tx:
        stored = tx.cases.get(case.id)
    assert stored is not None
    assert stored.completed_on == TODAY


def test_the_lead_adds_somebody_and_sees_the_password_once() -> None:
    office = Office()
    test = draw(office, "people", LEAD)
    test.text_input(key="people.user_name.0").set_value("ada.brook")
    test.text_input(key="people.name.0").set_value("Ada Brook")
    test.multiselect(key="people.roles of the new.0").select(Role.TRAINEE)
    test.button(key="people.add").click().run()
    assert "shown once" in words(test)
    assert "6 of 6 people" in words(test)
    assert len(test.code) == 1
    assert [test.text_input(key=f"people.{one}.1").value for one in ("user_name", "name")] == [
        "",
        "",
    ]
    test.run()
    assert len(test.code) == 0
    with office.store.reading() as tx:
        person = tx.people.by_user_name("ada.brook")
    assert person is not None
    assert person.must_change_password


def test_a_user_name_that_cannot_be_used_is_refused() -> None:
    office = Office()
    test = draw(office, "people", LEAD)
    test.text_input(key="people.user_name.0").set_value("Ada Brook!")
    test.multiselect(key="people.roles of the new.0").select(Role.TRAINEE)
    test.button(key="people.add").click().run()
    assert "small letters" in words(test)


def test_the_lead_entrusts_a_trainee_and_closes_an_account() -> None:
    office = Office()
    test = draw(office, "people", LEAD)
    test.multiselect(key=f"people.supervisors.{OTHER_TRAINEE}").set_value([SUPERVISOR])
    test.button(key=f"people.save.{OTHER_TRAINEE}").click().run()
    test.button(key=f"people.close.{OTHER_TRAINEE}").click().run()
    with office.store.reading() as tx:
        assert tx.people.supervisors_of(OTHER_TRAINEE) == {SUPERVISOR}
        closed = tx.people.get(OTHER_TRAINEE)
    assert closed is not None
    assert closed.disabled
    assert "Otto Reed is closed" in words(test)
    test.button(key="people.undo").click().run()
    with office.store.reading() as tx:
        opened = tx.people.get(OTHER_TRAINEE)
    assert opened is not None
    assert not opened.disabled
    assert "is closed" not in words(test)


def test_a_new_first_password_is_shown_once() -> None:
    test = draw(Office(), "people", LEAD)
    test.button(key=f"people.reset.{TRAINEE}").click().run()
    assert len(test.code) == 1


def a_trainee_who_meets_everything(office: Office) -> PersonId:
    from tests.use_cases.fidelity.rating_steps import signed

    signed(office)
    session = office.session(TRAINEE)
    hours = office.certify.log_hours(
        session, activity=Activity.COURSE, minutes=480, on=TODAY, what="Course", key="h"
    )
    office.certify.confirm_hours(office.session(SUPERVISOR), hours)
    return TRAINEE


def test_the_lead_issues_and_withdraws_a_certificate() -> None:
    office = Office()
    trainee = a_trainee_who_meets_everything(office)
    test = draw(office, "decision", LEAD, trainee=trainee, pack="level")
    assert "Every requirement is met" in words(test)
    test.text_input(key="decision.password").set_value("wrong words here")
    test.button(key="decision.issue").click().run()
    assert "does not match" in words(test)
    test.text_input(key="decision.password").set_value(PASSWORD)
    test.button(key="decision.issue").click().run()
    with office.store.reading() as tx:
        certificate = tx.certificates.of(trainee)[0]
    assert "A valid certificate of this level is there" in words(test)
    test.text_input(key=f"decision.reason.{certificate.id}").set_value("Issued in error")
    test.text_input(key=f"decision.withdraw_password.{certificate.id}").set_value("wrong words")
    test.button(key=f"decision.withdraw.{certificate.id}").click().run()
    assert "does not match" in words(test)
    test.text_input(key=f"decision.withdraw_password.{certificate.id}").set_value(PASSWORD)
    test.button(key=f"decision.withdraw.{certificate.id}").click().run()
    with office.store.reading() as tx:
        assert tx.certificates.withdrawal(certificate.id) is not None
    assert "**Level one**: withdrawn on 2 March 2026." in words(test)
    assert "Reason for withdrawing it: Issued in error" in words(test)
    for who in (trainee, SUPERVISOR):
        shown = words(draw(office, "progress", who, trainee=trainee, pack="level"))
        assert "withdrawn on 2 March 2026" in shown
        assert "Issued in error" not in shown
    test.text_input(key="decision.password").set_value(PASSWORD)
    test.button(key="decision.issue").click().run()
    assert "**Level one**: valid." in words(test)
    assert "<dt>Certificate</dt><dd>valid, withdrawn</dd>" in drawn(draw(office, "programme", LEAD))


def test_today_tells_the_lead_whom_to_decide_on() -> None:
    office = Office()
    trainee = a_trainee_who_meets_everything(office)
    test = draw(office, "today", LEAD)
    assert "Ready for a decision" in words(test)
    test.button(key=f"today.decide.{trainee}.level").click().run()
    assert "at decision" in words(test)


def test_the_audit_screen_verifies_and_says_what_it_found() -> None:
    office = Office()
    office.a_case_of(TRAINEE)
    test = draw(office, "audit", LEAD)
    test.button(key="audit.verify").click().run()
    assert "every signed record holds" in words(test)


def test_hours_to_confirm_are_shown_ten_at_a_time_and_more_are_asked_for() -> None:
    office = Office()
    for number in range(13):
        office.certify.log_hours(
            office.session(TRAINEE),
            activity=Activity.COURSE,
            minutes=60,
            on=TODAY,
            what=f"Day {number}",
            key=f"k{number}",
        )
    test = draw(office, "trainees", SUPERVISOR)
    assert len([one for one in test.button if one.label == "Confirm"]) == 10
    test.button(key="more.trainees.hours").click().run()
    assert len([one for one in test.button if one.label == "Confirm"]) == 13


def an_hour_that_waits(office: Office) -> str:
    return office.certify.log_hours(
        office.session(TRAINEE),
        activity=Activity.COURSE,
        minutes=120,
        on=TODAY,
        what="Course",
        key="h",
    )


def test_a_confirmation_of_hours_is_undone_at_once() -> None:
    office = Office()
    hours = an_hour_that_waits(office)
    test = draw(office, "trainees", SUPERVISOR)
    test.button(key=f"trainees.confirm.{hours}").click().run()
    assert "These hours count from now on" in words(test)
    test.button(key="trainees.undo").click().run()
    assert "count from now on" not in words(test)
    assert "took a confirmation back" in words(test)
    test.button(key=f"trainees.confirm.{hours}").click().run()
    assert "No hours are waiting" in words(test)


def test_hours_are_asked_about_with_a_word_and_answered() -> None:
    office = Office()
    hours = an_hour_that_waits(office)
    test = draw(office, "trainees", SUPERVISOR)
    test.button(key=f"trainees.ask.{hours}").click().run()
    assert "Write what you would like to know" in words(test)
    test.text_input(key=f"trainees.words.{hours}").set_value("Which day?")
    test.button(key=f"trainees.ask.{hours}").click().run()
    assert "No hours are waiting" in words(test)
    assert "asks: Which day?" in words(test).replace("\\", "")
    theirs = draw(office, "results", TRAINEE)
    assert "waits for your answer" in words(theirs)
    theirs.button(key=f"results.hours.send.{hours}").click().run()
    assert "Write an answer" in words(theirs)
    theirs.text_input(key=f"results.hours.answer.{hours}").set_value("The second.")
    theirs.button(key=f"results.hours.send.{hours}").click().run()
    assert "waits for a supervisor" in words(theirs)
    again = draw(office, "trainees", SUPERVISOR)
    assert "answers: The second." in words(again).replace("\\", "")
