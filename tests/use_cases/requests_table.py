"""Every request that somebody signed in can make, with the action of the policy it stands for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from ipt_training.domain.agreement.pooling import Selection
from ipt_training.domain.certification.portfolio import Activity
from ipt_training.domain.fidelity.rating import RaterKind
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.ipt import Focus, Phase, Variant
from ipt_training.domain.people.person import Role
from ipt_training.domain.people.policy import Action, Ownership
from ipt_training.domain.practice.attempt import Given
from tests.builders import NOW, a_judgement, a_rubric, consents
from tests.fakes.office import OTHER_SUPERVISOR, PASSWORD, SUPERVISOR
from tests.use_cases.whose import Things

TODAY = NOW.date()
SELECTION = Selection(structure_hash=structure_hash(a_rubric()), kind=RaterKind.SUPERVISOR)
ADDRESS = "https://ipt.example.org"
BOTH = tuple(Ownership)
"""The request names a thing, which may be one's own or somebody else's."""
OWN = (Ownership.OWN,)
"""The request is about oneself and cannot name anybody else's things."""
OTHER = (Ownership.OTHER,)
"""The request is about others and cannot be about oneself."""

Arguments = Callable[[Things], Mapping[str, object]]


@dataclass(frozen=True)
class Request:
    """One method of one use case, and how it is called."""

    method: str
    """The attribute of the office and the method's name."""
    action: Action
    whose: tuple[Ownership, ...] = BOTH
    arguments: Arguments = lambda _: {}
    names_a_thing: bool = True
    """Whether an id that never was can be asked for."""


def on(**arguments: object) -> Arguments:
    """Give the same arguments whatever the things are."""
    return lambda _: arguments


def _about(method: str, action: Action, arguments: Arguments) -> Request:
    return Request(method, action, BOTH, arguments)


def _own(method: str, action: Action, **arguments: object) -> Request:
    return Request(method, action, OWN, on(**arguments), names_a_thing=False)


def _whole(method: str, action: Action, **arguments: object) -> Request:
    return Request(method, action, BOTH, on(**arguments), names_a_thing=False)


_ACCOUNT = (
    _own("sign_in.sign_out", Action.CHANGE_OWN_PASSWORD),
    _own("sign_in.confirm_password", Action.CHANGE_OWN_PASSWORD, password=PASSWORD),
    _own(
        "sign_in.change_password",
        Action.CHANGE_OWN_PASSWORD,
        old=PASSWORD,
        new="a bench under limes",
    ),
)
_CASES = (
    _about(
        "cases.open_case",
        Action.KEEP_CASE,
        lambda of: {
            "pseudonym": "Harbour 13",
            "variant": Variant.ADULT,
            "focus": Focus.GRIEF,
            "planned_sessions": 16,
            "consents": consents(),
            "trainee_id": of.trainee,
            "key": "k1",
        },
    ),
    _about(
        "cases.set_consents",
        Action.KEEP_CASE,
        lambda of: {"case_id": of.case, "consents": consents()},
    ),
    _about(
        "cases.move_to",
        Action.KEEP_CASE,
        lambda of: {"case_id": of.case, "phase": Phase.ENDING, "focus": Focus.GRIEF},
    ),
    _about("cases.complete", Action.KEEP_CASE, lambda of: {"case_id": of.case, "on": TODAY}),
    _about("cases.folder", Action.READ_CASE, lambda of: {"case_id": of.case}),
    _about("cases.folders", Action.READ_CASE, lambda of: {"trainee_id": of.trainee}),
    _own("cases.trainees", Action.CONFIRM_HOURS),
)
_RECORDINGS = (
    _about(
        "recordings.register",
        Action.UPLOAD_RECORDING,
        lambda of: {
            "case_id": of.case,
            "session_number": 6,
            "phase": Phase.MIDDLE,
            "recorded_on": TODAY,
            "delete_by": TODAY + timedelta(days=30),
            "key": "k1",
        },
    ),
    _about(
        "recordings.received",
        Action.UPLOAD_RECORDING,
        lambda of: {"recording_id": of.uploading},
    ),
    _about(
        "recordings.receive",
        Action.UPLOAD_RECORDING,
        lambda of: {"recording_id": of.uploading, "offset": 100, "piece": b"more"},
    ),
    _about(
        "recordings.finish",
        Action.UPLOAD_RECORDING,
        lambda of: {"recording_id": of.uploading, "file_name": "a.m4a"},
    ),
    _about(
        "recordings.discard", Action.UPLOAD_RECORDING, lambda of: {"recording_id": of.uploading}
    ),
    _about(
        "recordings.set_transcript",
        Action.UPLOAD_RECORDING,
        lambda of: {"recording_id": of.ready, "file_name": "a.vtt", "content": b"Hello"},
    ),
    _about(
        "recordings.readings",
        Action.UPLOAD_RECORDING,
        lambda of: {"recording_id": of.ready, "content": b"Hello"},
    ),
    _about(
        "recordings.name_voices",
        Action.UPLOAD_RECORDING,
        lambda of: {"recording_id": of.ready, "voices": ()},
    ),
    _about("recordings.transcript", Action.LISTEN, lambda of: {"recording_id": of.ready}),
    _about("recordings.listen", Action.LISTEN, lambda of: {"recording_id": of.ready}),
    _about("recordings.peaks", Action.LISTEN, lambda of: {"recording_id": of.ready}),
    _about("recordings.get", Action.LISTEN, lambda of: {"recording_id": of.ready}),
    _about(
        "recordings.note_listening",
        Action.LISTEN,
        lambda of: {"recording_id": of.ready},
    ),
    _about("erase.list_recording", Action.ERASE_RECORDING, lambda of: {"recording_id": of.ready}),
    _about("erase.recording", Action.ERASE_RECORDING, lambda of: {"recording_id": of.ready}),
    _about("erase.list_case", Action.ERASE_CASE, lambda of: {"case_id": of.case}),
    _about("erase.case", Action.ERASE_CASE, lambda of: {"case_id": of.case}),
)
_RATING = (
    _own("queue.waiting", Action.RATE),
    _about(
        "rating.open_draft",
        Action.RATE,
        lambda of: {"recording_id": of.ready, "rubric_id": "small"},
    ),
    _about("rating.sit_down", Action.RATE, lambda of: {"rating_id": of.draft}),
    _about("rating.preview", Action.RATE, lambda of: {"rating_id": of.draft}),
    _about(
        "rating.save",
        Action.RATE,
        lambda of: {"rating_id": of.draft, "judgement": a_judgement(2), "expected": 1},
    ),
    _about(
        "rating.change",
        Action.RATE,
        lambda of: {"rating_id": of.draft, "make": lambda _: a_judgement(2)},
    ),
    _about(
        "rating.sign",
        Action.RATE,
        lambda of: {"rating_id": of.draft, "password": PASSWORD, "expected": 1},
    ),
    _about("rating.check_signable", Action.RATE, lambda of: {"rating_id": of.draft}),
    _about("rating.earlier", Action.RATE, lambda of: {"rating_id": of.draft}),
    _about("cards.read", Action.READ_RATING, lambda of: {"rating_id": of.rating}),
    _about("asides.may", Action.READ_RATING, lambda of: {"rating_id": of.rating}),
    _about(
        "asides.set_aside",
        Action.SET_ASIDE_RATING,
        lambda of: {"rating_id": of.orphan, "password": PASSWORD, "reason": "Of another session."},
    ),
    _own("cards.of_mine", Action.READ_RATING),
    _own("cards.unread", Action.READ_RATING),
    _about("cards.note_read", Action.READ_RATING, lambda of: {"rating_id": of.rating}),
    _own("cards.by_me", Action.RATE),
)
_PRACTICE = (
    _own("practise.begin_vignette", Action.PRACTISE, vignette_id="two", key="k1"),
    _own("practise.begin_quiz", Action.PRACTISE, phase=None, focus=None, size=2, key="k1"),
    _about("practise.vignette", Action.PRACTISE, lambda of: {"attempt_id": of.vignette}),
    _about("practise.quiz", Action.PRACTISE, lambda of: {"attempt_id": of.quiz}),
    _about(
        "practise.answer_scene",
        Action.PRACTISE,
        lambda of: {
            "attempt_id": of.vignette,
            "scene_id": "s1",
            "given": Given(chosen=("a",)),
        },
    ),
    _about(
        "practise.answer_question",
        Action.PRACTISE,
        lambda of: {
            "attempt_id": of.quiz,
            "question_id": "bank-q1",
            "given": Given(chosen=("a",)),
        },
    ),
    _own("practise.attempts", Action.READ_PRACTICE),
    _own("practise.standings", Action.READ_PRACTICE),
)
_CERTIFICATION = (
    _own(
        "certify.log_hours",
        Action.LOG_HOURS,
        activity=Activity.COURSE,
        minutes=120,
        on=TODAY,
        what="Course",
        key="k1",
    ),
    _own("certify.hours_of_mine", Action.LOG_HOURS),
    _own("certify.hours_waiting", Action.CONFIRM_HOURS, most=5),
    _about("certify.confirm_hours", Action.CONFIRM_HOURS, lambda of: {"hours_id": of.hours}),
    _about("hours.take_back", Action.CONFIRM_HOURS, lambda of: {"hours_id": of.confirmed}),
    _about(
        "hours.query", Action.CONFIRM_HOURS, lambda of: {"hours_id": of.hours, "words": "Which?"}
    ),
    _about(
        "hours.answer", Action.LOG_HOURS, lambda of: {"hours_id": of.queried, "words": "The first."}
    ),
    _own("hours.of_mine", Action.LOG_HOURS),
    _own("hours.of_trainees", Action.CONFIRM_HOURS),
    _about(
        "certify.progress",
        Action.READ_REQUIREMENTS,
        lambda of: {"pack_id": "level", "trainee_id": of.trainee},
    ),
    _about(
        "evidence.of",
        Action.ISSUE_CERTIFICATE,
        lambda of: {"trainee_id": of.trainee, "pack_id": "level"},
    ),
    _about(
        "certify.certificate",
        Action.READ_REQUIREMENTS,
        lambda of: {"certificate_id": of.certificate},
    ),
    _about(
        "exports.certificate_html",
        Action.READ_REQUIREMENTS,
        lambda of: {"certificate_id": of.certificate, "at": ADDRESS},
    ),
    _about(
        "exports.certificate_workbook",
        Action.READ_REQUIREMENTS,
        lambda of: {"certificate_id": of.certificate, "at": ADDRESS},
    ),
    _about(
        "certify.issue",
        Action.ISSUE_CERTIFICATE,
        lambda of: {
            "trainee_id": of.trainee,
            "pack_id": "level",
            "password": PASSWORD,
            "key": "k1",
        },
    ),
    _about(
        "certify.withdraw",
        Action.ISSUE_CERTIFICATE,
        lambda of: {
            "certificate_id": of.certificate,
            "reason": "A mistake",
            "password": PASSWORD,
        },
    ),
)
_PEOPLE = (
    Request("people.everybody", Action.KEEP_PEOPLE, OTHER, names_a_thing=False),
    Request(
        "people.add",
        Action.KEEP_PEOPLE,
        OTHER,
        on(user_name="new.person", name="New Person", roles={Role.TRAINEE}),
        names_a_thing=False,
    ),
    _about(
        "people.set_roles",
        Action.KEEP_PEOPLE,
        lambda of: {"person_id": of.trainee, "roles": set(Role)},
    ),
    _about(
        "people.supervise",
        Action.KEEP_PEOPLE,
        lambda of: {"trainee_id": of.trainee, "supervisor_ids": {OTHER_SUPERVISOR}},
    ),
    _about("people.disable", Action.KEEP_PEOPLE, lambda of: {"person_id": of.trainee}),
    _about("people.enable", Action.KEEP_PEOPLE, lambda of: {"person_id": of.trainee}),
    _about("erase.list_person", Action.ERASE_PERSON, lambda of: {"person_id": of.trainee}),
    _about(
        "erase.person",
        Action.ERASE_PERSON,
        lambda of: {"person_id": of.trainee, "password": PASSWORD},
    ),
    _about("people.reset_password", Action.KEEP_PEOPLE, lambda of: {"person_id": of.trainee}),
)
_PROGRAMME = (
    _own("today.due", Action.READ_PRACTICE, role=Role.TRAINEE),
    _own("today.due", Action.RATE, role=Role.SUPERVISOR),
    _whole("today.due", Action.READ_PROGRAMME, role=Role.PROGRAMME_LEAD),
    _whole("oversee.everybody", Action.READ_PROGRAMME, pack_id="level"),
    _whole("oversee.ready", Action.READ_PROGRAMME),
    _whole("oversee.unsupervised", Action.READ_PROGRAMME),
    _about(
        "exports.scorecard_workbook",
        Action.EXPORT_SCORECARD,
        lambda of: {"rating_id": of.rating},
    ),
    _about("exports.scorecard_html", Action.EXPORT_SCORECARD, lambda of: {"rating_id": of.rating}),
    _whole("exports.offered", Action.EXPORT_PROGRAMME),
    _whole("exports.programme_workbook", Action.EXPORT_PROGRAMME, pack_id="level"),
    _whole("exports.ratings_long", Action.EXPORT_PROGRAMME),
    _whole("audit.latest", Action.READ_AUDIT),
    _whole("audit.names", Action.READ_AUDIT),
    _whole("audit.verify", Action.READ_AUDIT),
)
_RELIABILITY = (
    _whole("agreement.offered", Action.READ_AGREEMENT),
    _whole("agreement.agreement", Action.READ_AGREEMENT, selection=SELECTION),
    _whole("agreement.methods", Action.READ_AGREEMENT, selection=SELECTION),
    _whole("agreement.severity", Action.READ_AGREEMENT, selection=SELECTION),
    _whole("exports.reliability_workbook", Action.READ_AGREEMENT, selection=SELECTION),
    _whole("exports.reliability_html", Action.READ_AGREEMENT, selection=SELECTION),
    Request(
        "agreement.pair",
        Action.READ_RATER_PROFILE,
        OTHER,
        on(selection=SELECTION, first=SUPERVISOR, second=OTHER_SUPERVISOR),
        names_a_thing=False,
    ),
    _about(
        "agreement.distance",
        Action.READ_RATER_PROFILE,
        lambda of: {"selection": SELECTION, "first": of.rater, "second": OTHER_SUPERVISOR},
    ),
    _about(
        "agreement.profile",
        Action.READ_RATER_PROFILE,
        lambda of: {"selection": SELECTION, "rater_id": of.rater},
    ),
    _about("agreement.precision", Action.READ_RATING, lambda of: {"rating_id": of.rating}),
    _about(
        "confidence.of",
        Action.ISSUE_CERTIFICATE,
        lambda of: {"trainee_id": of.trainee, "pack_id": "level"},
    ),
)

REQUESTS = (
    *_ACCOUNT,
    *_CASES,
    *_RECORDINGS,
    *_RATING,
    *_PRACTICE,
    *_CERTIFICATION,
    *_PEOPLE,
    *_PROGRAMME,
    *_RELIABILITY,
)

NEVER_REFUSED = {Action.READ_CONTENT: "content"}
"""Actions of a use case that asks nobody who they are, with the office's name of it."""
