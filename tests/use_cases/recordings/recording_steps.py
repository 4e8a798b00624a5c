"""Steps of a recording's life, for tests of what happens next."""

from datetime import date, timedelta

from ipt_training.domain.ids import CaseId, RecordingId
from ipt_training.domain.ipt import Phase
from ipt_training.domain.recordings.case import Consent, Use
from ipt_training.domain.recordings.recording import Recording
from tests.builders import NOW, consents
from tests.fakes.office import TRAINEE, Office

TODAY, DAY = NOW.date(), timedelta(days=1)
SOUND = b"sound" * 20


def registered(
    office: Office,
    who: str = TRAINEE,
    *,
    case_id: str = "c1",
    number: int = 5,
    recorded_on: date = TODAY,
    delete_by: date = TODAY + 60 * DAY,
    key: str = "k1",
) -> RecordingId:
    """Register a recording of session 5; what matters is named."""
    return office.recordings.register(
        office.session(who),
        CaseId(case_id),
        session_number=number,
        phase=Phase.MIDDLE,
        recorded_on=recorded_on,
        delete_by=delete_by,
        key=key,
    )


def begun(office: Office, content: bytes = SOUND) -> RecordingId:
    """Put a case and an upload of which everything has arrived."""
    office.a_case_of()
    recording_id = registered(office)
    office.recordings.receive(office.session(TRAINEE), recording_id, offset=0, piece=content)
    return recording_id


def stored(office: Office) -> RecordingId:
    """Put a case and a stored recording."""
    recording_id = begun(office)
    office.recordings.finish(office.session(TRAINEE), recording_id, file_name="a.m4a")
    return recording_id


def row(office: Office, recording_id: str) -> Recording:
    """Give what is known of a recording."""
    with office.store.reading() as tx:
        found = tx.recordings.get(RecordingId(recording_id))
    assert found is not None
    return found


def heard(office: Office, who: str, recording_id: str) -> bytes:
    """Listen to all of a recording."""
    with office.recordings.listen(office.session(who), RecordingId(recording_id)) as (_, sound):
        return b"".join(sound.read(0, sound.size - 1))


def set_consents(office: Office, case_id: str, rows: tuple[Consent, ...]) -> None:
    """Store the consents of a case."""
    office.cases.set_consents(office.session(TRAINEE), CaseId(case_id), rows)


def without(voice: str, use: Use = Use.RATING) -> tuple[Consent, ...]:
    """Give every consent but one voice's to one use."""
    return tuple(one for one in consents() if one.voice != voice or one.use is not use)


def changed(voice: str, **update: date) -> tuple[Consent, ...]:
    """Give every consent, one voice's changed."""
    return tuple(one.model_copy(update=update) if one.voice == voice else one for one in consents())
