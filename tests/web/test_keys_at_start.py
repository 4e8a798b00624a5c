"""A start with a key that is missing, short, wrong or open to others says so and what to do."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from ipt_training import bootstrap
from ipt_training.adapters.recordings.keys import VaultKey, new_wrapped_key
from ipt_training.bootstrap import Settings
from ipt_training.bootstrap.wiring import wire
from ipt_training.domain.errors import StorageFailed, VaultLocked
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.people.person import Role
from ipt_training.web import server
from tests.builders import a_case, a_recording
from tests.fakes.quick import quick_services

SPOILT = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "short": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "wrong": lambda path: path.write_bytes(path.read_bytes()[::-1]),
    "open": lambda path: path.chmod(0o644),
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give the settings of a folder with an account, a recording's key and both key files."""
    made = Settings(data_dir=tmp_path / "data")
    with quick_services():
        wired = wire(made)
    person = wired.services.people.add_with_password(
        "tea.mint", "Tea", [Role.TRAINEE], "a walk by the river"
    )
    case = a_case(person.id)
    wrapped = new_wrapped_key(VaultKey(made.kek_path.read_bytes()), RecordingId("rec1"))
    with wired.store.writing() as tx:
        tx.cases.add(case)
        tx.recordings.add(a_recording(case, "rec1"), wrapped)
    wired.store.close()
    return made


@pytest.mark.parametrize("how", SPOILT)
def test_without_its_audit_key_nothing_starts(settings: Settings, how: str) -> None:
    path = settings.keys_dir / "audit.key"
    SPOILT[how](path)
    with quick_services(), pytest.raises(StorageFailed) as refused:
        wire(settings)
    said = str(refused.value)
    assert str(path) in said
    assert ("chmod 600" in said) is (how == "open")
    assert said.endswith(".") or how == "open"


@pytest.mark.parametrize("how", SPOILT)
def test_without_the_recordings_key_all_else_starts_and_the_operator_is_told(
    settings: Settings, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    SPOILT[how](settings.kek_path)
    bootstrap.settle(settings)
    try:
        with quick_services(), capture_logs() as log:
            server._announce(settings)
            services = bootstrap.services()
    finally:
        bootstrap.close()
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "locked" in line]
    assert str(settings.kek_path) in line
    assert ("chmod 600" in line) is (how == "open")
    assert [entry["event"] for entry in log if entry["log_level"] == "warning"] == [line]
    with pytest.raises(VaultLocked):
        services.recordings.vault.new_key(RecordingId("rec2"))
