"""Erasing a case and a person: what goes, what stays, who may, and that the chain still holds."""

from datetime import timedelta

import pytest

from ipt_training.domain.certification.portfolio import Activity
from ipt_training.domain.errors import (
    NotAllowed,
    NotFound,
    RuleBroken,
    SignInRequired,
    StorageFailed,
)
from ipt_training.domain.ids import AttemptId, CaseId, PersonId, RecordingId
from ipt_training.domain.ipt import Focus, Phase
from ipt_training.domain.people.person import Role
from ipt_training.domain.practice.attempt import Given
from ipt_training.domain.recordings.recording import RecordingState
from ipt_training.use_cases.sealing import begin_sealing
from tests.builders import NOW, a_judgement, a_person, a_recording, consents
from tests.fakes.office import (
    LEAD,
    OTHER_SUPERVISOR,
    OTHER_TRAINEE,
    PASSWORD,
    SUPERVISOR,
    TRAINEE,
    Office,
)
from tests.fakes.packs import a_choice_vignette, a_small_bank
from tests.fakes.practised import practise

CASE, RECORDING = CaseId("case-of-rec1"), RecordingId("rec1")
DAY = timedelta(days=1)


def an_office() -> Office:
    """Give an office in which the audit has to be told of every record."""
    office = Office(vignettes=(a_choice_vignette("one"),), banks=(a_small_bank(),))
    begin_sealing(office.store, office.clock)
    return office


def a_draft(office: Office, rater: PersonId = SUPERVISOR) -> None:
    """Put a draft of somebody's on the one recording."""
    session = office.session(rater)
    rating_id = office.rating.open_draft(session, RECORDING, "small")
    office.rating.save(session, rating_id, a_judgement(4), expected=0)


def everything(office: Office) -> None:
    """Let the trainee have something of everything, all of it rated, confirmed and certified."""
    office.a_signed_rating()
    case = office.store.rows.cases[CASE]
    with office.store.writing() as tx:
        tx.recordings.add(a_recording(case, "rec2"), b"key of rec2")
    office.vault.stored["rec2"] = b"sound"
    a_second_draft = office.rating.open_draft(
        office.session(OTHER_SUPERVISOR), RecordingId("rec2"), "small"
    )
    assert a_second_draft
    office.recordings.set_transcript(
        office.session(TRAINEE), RecordingId("rec2"), file_name="a.vtt", content=b"I dreamt"
    )
    office.confirmed_hours()
    office.certify.issue(office.session(LEAD), TRAINEE, "level", PASSWORD, key="k")
    practise(office, "one", Given(chosen=("a",)))


def holds(office: Office) -> bool:
    return not office.integrity.inspect().problems


def test_a_draft_goes_with_its_recording_whoever_wrote_it() -> None:
    office = an_office()
    office.a_session_to_rate()
    for rater in (SUPERVISOR, OTHER_SUPERVISOR):
        a_draft(office, rater)
    listing = office.erase.list_recording(office.session(TRAINEE), RECORDING)
    assert listing.goes == (
        "1 recording, with every piece of sound and the key to it.",
        "2 unsigned ratings about what is erased, with scores and comments.",
    )
    office.erase.recording(office.session(TRAINEE), RECORDING)
    assert not any([office.store.rows.drafts])


def test_a_recording_that_is_erased_by_time_takes_the_drafts_along() -> None:
    office = an_office()
    office.a_session_to_rate()
    a_draft(office)
    for _ in range(2):
        office.clock.advance(62 * DAY)
        with office.store.writing() as tx:
            tx.audit.append(at=office.now(), actor="x", action="y", about="", detail={})
        office.recordings.erase_due()
    assert not any([office.vault.stored, office.store.rows.drafts])


def test_a_case_that_nothing_signed_rests_on_goes_whole() -> None:
    office = an_office()
    office.a_session_to_rate()
    a_draft(office)
    session = office.session(TRAINEE)
    listing = office.erase.list_case(session, CASE)
    assert "The case itself: no signed rating rests on it." in listing.goes
    assert not any("signed rating" in one for one in listing.stays)
    office.erase.case(session, CASE)
    rows = office.store.rows
    assert not any([rows.cases, rows.recordings, rows.keys, rows.drafts, office.vault.stored])
    assert office.actions()[-1] == "case erased"
    assert holds(office)
    with pytest.raises(NotFound):
        office.cases.folder(session, CASE)


def test_a_case_that_was_rated_stays_without_pseudonym_and_consent() -> None:
    office = an_office()
    everything(office)
    before = dict(office.store.rows.ratings)
    session = office.session(TRAINEE)
    listing = office.erase.list_case(session, CASE)
    assert "2 recordings, with every piece of sound and the key to it." in listing.goes
    assert "1 transcript, with every word." in listing.goes
    assert any(one.startswith("1 signed rating, in the words") for one in listing.stays)
    office.erase.case(session, CASE)
    case = office.store.rows.cases[CASE]
    assert (case.pseudonym, case.consents, case.erased_at) == ("Erased case", (), NOW)
    assert {one.state for one in office.store.rows.recordings.values()} == {RecordingState.ERASED}
    assert set(office.store.rows.recordings) == {RECORDING}
    assert office.store.rows.ratings == before
    assert not any([office.store.rows.transcripts, office.vault.stored])
    assert holds(office)


def test_an_erased_case_is_read_and_nothing_else() -> None:
    office = an_office()
    everything(office)
    session = office.session(TRAINEE)
    office.erase.case(session, CASE)
    assert office.cases.folder(session, CASE).case.pseudonym == "Erased case"
    for refused in (
        lambda: office.erase.case(session, CASE),
        lambda: office.erase.list_case(session, CASE),
        lambda: office.cases.set_consents(session, CASE, consents()),
        lambda: office.cases.move_to(session, CASE, phase=Phase.ENDING, focus=Focus.GRIEF),
        lambda: office.cases.complete(session, CASE, NOW.date()),
    ):
        with pytest.raises(RuleBroken, match="was erased"):
            refused()


def test_what_is_forged_about_an_erased_case_is_found() -> None:
    office = an_office()
    everything(office)
    office.erase.case(office.session(TRAINEE), CASE)
    case = office.store.rows.cases[CASE]
    office.store.rows.cases[CASE] = case.model_copy(update={"consents": consents()})
    assert office.integrity.inspect().problems == (f"the case {CASE} was rewritten",)


@pytest.mark.parametrize("who", [OTHER_TRAINEE, LEAD])
def test_a_case_is_erased_by_its_keepers_only(who: str) -> None:
    office = an_office()
    office.a_session_to_rate()
    for refused in (office.erase.list_case, office.erase.case):
        with pytest.raises((NotFound, NotAllowed)):
            refused(office.session(who), CASE)
    assert set(office.store.rows.cases) == {CASE}


def test_a_file_that_stays_is_said_and_keeps_no_other_from_going() -> None:
    office = an_office()
    everything(office)
    erase, tried = office.vault.erase, []

    def fails_at_first(recording_id: RecordingId) -> None:
        tried.append(recording_id)
        if len(tried) == 1:
            raise StorageFailed("It could not be removed.")
        erase(recording_id)

    office.vault.erase = fails_at_first  # type: ignore[method-assign]
    with pytest.raises(StorageFailed, match="Its file could not be removed"):
        office.erase.case(office.session(TRAINEE), CASE)
    assert len(tried) == 2
    assert len(office.vault.stored) == 1
    assert not office.store.rows.keys
    office.vault.erase = erase  # type: ignore[method-assign]
    assert "after it was erased; run tidy" in str(office.tended.differences())
    office.tended.sweep()
    assert not office.vault.stored


def test_the_list_of_a_person_tells_what_goes_and_what_stays_and_nothing_of_practice() -> None:
    office, idle = an_office(), an_office()
    everything(office)
    listing = office.erase.list_person(office.session(LEAD), TRAINEE)
    assert listing.goes == (
        "Name, user name, password and sign-ins, and who supervises whom.",
        "1 case, with pseudonym and consents.",
        "2 recordings, with every piece of sound and the key to it.",
        "1 transcript, with every word.",
        "1 unsigned rating about what is erased, with scores and comments.",
        "1 entry of hours, with every word said about hours.",
        "All of their practice, if there is any, with every answer.",
    )
    assert [one.split(",")[0] for one in listing.stays[:3]] == [
        "1 signed rating of their sessions",
        "1 certificate issued to them",
        "The account as a pseudonym",
    ]
    without = idle.erase.list_person(None, TRAINEE)
    assert [one for one in without.goes if "practice" in one] == [listing.goes[-1]]
    assert without.goes[-1] == "The account itself: nothing signed names it."


def test_a_person_with_signed_evidence_becomes_a_pseudonym() -> None:
    office = an_office()
    everything(office)
    signed = (dict(office.store.rows.ratings), dict(office.store.rows.certificates))
    office.erase.person(office.session(LEAD), TRAINEE, PASSWORD)
    rows = office.store.rows
    person = rows.people[TRAINEE]
    assert person.name.startswith("Erased person ")
    assert person.user_name.startswith("erased-")
    assert (person.disabled, person.erased_at) == (True, NOW)
    assert rows.password_hashes[TRAINEE] == "!"
    assert not any([rows.hours, rows.attempts, rows.links, rows.drafts, rows.transcripts])
    assert rows.steps == []
    assert not any(one.trainee_id == TRAINEE for one in rows.standings.values())
    assert not any(TRAINEE in pair for pair in rows.supervision)
    assert [case.pseudonym for case in rows.cases.values()] == ["Erased case"]
    assert (rows.ratings, rows.certificates) == signed
    assert not any([office.vault.stored])
    assert office.actions()[-2:] == ["person erased", "records sealed"]
    assert holds(office)
    with pytest.raises(SignInRequired):
        office.cases.folders(office.session(TRAINEE), TRAINEE)


def test_a_person_whom_nothing_signed_names_is_gone() -> None:
    office = an_office()
    office.a_session_to_rate()
    practise(office, "one", Given(chosen=("a",)))
    office.clock.advance(DAY)
    office.seals.seal()
    office.erase.person(None, TRAINEE)
    assert TRAINEE not in office.store.rows.people
    assert TRAINEE not in office.store.rows.password_hashes
    assert not any([office.store.rows.cases, office.store.rows.recordings])
    entry = next(one for one in office.store.rows.audit if one.action == "person erased")
    assert (entry.actor, entry.about) == ("shell", TRAINEE)
    assert holds(office)


def test_a_rater_becomes_a_pseudonym_and_their_trainees_are_nobodys() -> None:
    office = an_office()
    everything(office)
    office.a_session_to_rate("rec3")
    own = office.rating.open_draft(office.session(SUPERVISOR), RecordingId("rec3"), "small")
    listing = office.erase.list_person(office.session(LEAD), SUPERVISOR)
    assert "1 unsigned rating that this person writes, with comments." in listing.goes
    assert "1 rating that they signed, with their printed name." in listing.stays
    assert "1 confirmation of the hours of others, by an id." in listing.stays
    office.erase.person(office.session(LEAD), SUPERVISOR, PASSWORD)
    assert own not in office.store.rows.drafts
    assert office.store.rows.supervision == {
        (TRAINEE, OTHER_SUPERVISOR),
        (OTHER_TRAINEE, OTHER_SUPERVISOR),
    }
    assert office.store.rows.hours
    assert holds(office)


def test_the_password_is_asked_for_again() -> None:
    office = an_office()
    with pytest.raises(RuleBroken, match="does not match"):
        office.erase.person(office.session(LEAD), TRAINEE, "a guess of mine")
    assert office.store.rows.people[TRAINEE].erased_at is None


@pytest.mark.parametrize("who", [TRAINEE, SUPERVISOR])
def test_nobody_but_a_lead_erases_a_person(who: str) -> None:
    office = an_office()
    with pytest.raises(NotAllowed):
        office.erase.list_person(office.session(who), TRAINEE)
    with pytest.raises(NotAllowed):
        office.erase.person(office.session(who), TRAINEE, PASSWORD)


def test_a_lead_is_erased_by_another_lead_and_never_the_last_one() -> None:
    office = an_office()
    with pytest.raises(NotFound):
        office.erase.person(office.session(LEAD), LEAD, PASSWORD)
    with pytest.raises(RuleBroken, match="Somebody has to be programme lead"):
        office.erase.person(None, LEAD)
    with office.store.writing() as tx:
        second = a_person("lead2", roles=frozenset({Role.PROGRAMME_LEAD}))
        tx.people.add(second, "hash")
    office.erase.person(None, LEAD)
    assert LEAD not in office.store.rows.people


def test_somebody_who_leads_and_supervises_may_erase_their_trainee() -> None:
    office = an_office()
    both = frozenset({Role.PROGRAMME_LEAD, Role.SUPERVISOR})
    lead = office.store.rows.people[LEAD]
    office.store.rows.people[LEAD] = lead.model_copy(update={"roles": both})
    with office.store.writing() as tx:
        tx.people.supervise(TRAINEE, {LEAD})
    office.erase.person(office.session(LEAD), TRAINEE, PASSWORD)
    assert TRAINEE not in office.store.rows.people


def test_who_was_erased_is_not_listed_and_not_changed_any_more() -> None:
    office = an_office()
    everything(office)
    lead = office.session(LEAD)
    office.erase.person(lead, TRAINEE, PASSWORD)
    assert TRAINEE not in {row.person.id for row in office.people.everybody(lead)}
    for refused in (
        lambda: office.people.enable(lead, TRAINEE),
        lambda: office.people.disable(lead, TRAINEE),
        lambda: office.people.reset_password(lead, TRAINEE),
        lambda: office.people.set_roles(lead, TRAINEE, {Role.TRAINEE}),
        lambda: office.people.supervise(lead, TRAINEE, {SUPERVISOR}),
        lambda: office.erase.list_person(lead, TRAINEE),
        lambda: office.erase.person(lead, TRAINEE, PASSWORD),
    ):
        with pytest.raises(RuleBroken, match="was erased"):
            refused()
    with pytest.raises(NotFound):
        office.erase.list_person(None, PersonId("nobody"))


def test_practice_of_others_that_was_changed_is_still_found_after_an_erasure() -> None:
    office = an_office()
    for person in (TRAINEE, OTHER_TRAINEE):
        office.practise.begin_vignette(office.session(person), "one", key="k")
    office.clock.advance(DAY)
    office.seals.seal()
    attempts = office.store.rows.attempts
    theirs = next(one for one in attempts.values() if one.person_id == OTHER_TRAINEE)
    attempts[theirs.id] = theirs.model_copy(update={"person_id": SUPERVISOR})
    office.erase.person(None, TRAINEE)
    told = f"practice before {(NOW + DAY).date().isoformat()} is not what was kept then"
    assert told in office.integrity.inspect().problems


def test_an_answer_that_cannot_be_read_keeps_nobody_from_being_erased() -> None:
    office = an_office()
    practise(office, "one", Given(chosen=("a",)))
    office.clock.advance(DAY)
    office.seals.seal()
    for attempt_id in office.store.rows.attempts:
        assert AttemptId(attempt_id)
    office.store.rows.links = dict.fromkeys(office.store.rows.links, "forged")
    office.erase.person(None, TRAINEE)
    assert not any([office.store.rows.attempts])
    assert not holds(office)


def test_hours_are_erased_with_their_confirmation_and_a_forged_one_is_found_after() -> None:
    office = an_office()
    everything(office)
    office.certify.log_hours(
        office.session(OTHER_TRAINEE),
        activity=Activity.COURSE,
        minutes=120,
        on=NOW.date(),
        what="Course",
        key="k",
    )
    (kept,) = (i for i, one in office.store.rows.hours.items() if one.trainee_id == OTHER_TRAINEE)
    office.erase.person(None, TRAINEE)
    assert set(office.store.rows.hours) == {kept}
    assert holds(office)
    del office.store.rows.hours[kept]
    assert office.integrity.inspect().problems == (f"the hours {kept} is gone",)
