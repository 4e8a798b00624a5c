"""Certificates that are issued all at once are issued, each once, on every store."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Lock

from ipt_training.domain.certification.portfolio import Activity, Hours
from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import Role
from ipt_training.use_cases.certification.certify import Certify
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.people.sign_in import SignInDesk, session_of
from ipt_training.use_cases.ports.content import Content
from ipt_training.use_cases.ports.storage import Store
from ipt_training.use_cases.read_content import ReadContent
from tests.builders import a_person
from tests.fakes.office import a_programme
from tests.fakes.passwords import FakePasswords
from tests.fakes.stored import NOON, SUPERVISOR
from tests.fakes.system import CountingChance, FixedClock
from tests.fakes.vault import FakeLibrary

AT_ONCE = 80
PASSWORD = "a walk by the river"
TRAINEES = [PersonId(f"learner{number}") for number in range(AT_ONCE)]
PACK = a_programme().model_copy(update={"requirements": a_programme().requirements[:1]})


class SafeChance(CountingChance):
    """Counts one after the other, whoever asks."""

    def __init__(self) -> None:
        super().__init__()
        self._one = Lock()

    def identifier(self) -> str:
        """Give the next identifier."""
        with self._one:
            return super().identifier()


def the_office(store: Store) -> tuple[Certify, list[Session]]:
    """Give a programme of trainees who all meet its one requirement, and as many leads."""
    passwords, chance = FakePasswords(), SafeChance()
    access = Access(store, FixedClock(NOON + timedelta(hours=1)))
    roles = frozenset({Role.PROGRAMME_LEAD})
    leads = [a_person(PersonId(f"lead{n}"), roles=roles, name=f"Lead {n}") for n in range(AT_ONCE)]
    with store.writing() as tx:
        for lead in leads:
            tx.people.add(lead, passwords.hash(PASSWORD))
        for one in TRAINEES:
            tx.people.add(a_person(one, name=one), "no hash")
            tx.hours.add(_a_day(one))
            tx.hours.confirm(f"hours of {one}", by=SUPERVISOR, at=NOON)
    desk = SignInDesk(access, passwords, chance)
    sessions = [
        session_of(desk.sign_in(lead.user_name, PASSWORD, address="test")) for lead in leads
    ]
    content = ReadContent(FakeLibrary(Content((), (), (), (PACK,))))
    return Certify(access, content, desk, chance, "Programme"), sessions


def _a_day(trainee_id: PersonId) -> Hours:
    return Hours(
        id=f"hours of {trainee_id}",
        trainee_id=trainee_id,
        activity=Activity.COURSE,
        minutes=480,
        on=NOON.date(),
        what="A day of the course",
        logged_at=NOON,
    )


def test_many_certificates_at_once_are_all_issued(store: Store) -> None:
    certify, sessions = the_office(store)

    def issue(trainee_id: PersonId, session: Session) -> str:
        return certify.issue(session, trainee_id, PACK.id, PASSWORD, key=f"for {trainee_id}")

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        issued = list(crowd.map(issue, TRAINEES, sessions))
    with store.reading() as tx:
        entries = tx.certificates.entries()
    assert {one.id for one in entries} == set(issued)
    assert {one.holder_id for one in entries} == set(TRAINEES)


def test_many_decisions_at_once_on_one_trainee_issue_one_certificate(store: Store) -> None:
    certify, sessions = the_office(store)

    def issue(session: Session) -> str:
        try:
            return certify.issue(session, TRAINEES[0], PACK.id, PASSWORD, key="a window")
        except RuleBroken as refused:
            return str(refused)

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        said = list(crowd.map(issue, sessions))
    with store.reading() as tx:
        (entry,) = tx.certificates.entries()
    assert said.count(entry.id) == 1
    assert sum("holds a valid certificate" in one for one in said) == AT_ONCE - 1
