"""What the server does after its start, while it serves: recordings of before are stored anew."""

from pathlib import Path
from time import monotonic, sleep

from ipt_training import bootstrap
from ipt_training.adapters.recordings.keys import VaultKey
from ipt_training.domain.recordings.recording import Recording
from tests.adapters.recordings.made_media import media
from tests.adapters.recordings.test_stored_anew import OLD, stored_before
from tests.builders import a_case, a_recording
from tests.fakes.stored import TRAINEE, furnish
from tests.web.in_process import house

PATIENCE = 60


def _row(services: bootstrap.Services) -> Recording:
    with services.vault.store.reading() as tx:
        found = tx.recordings.get(OLD)
    assert found is not None
    return found


def test_an_mp3_of_before_is_an_mp4_soon_after_the_start(tmp_path: Path) -> None:
    with house(tmp_path) as place:
        services, sound = place.services, media("mp3")
        key = VaultKey(services.settings().kek_path.read_bytes())
        _, wrapped = stored_before(services.settings().data_dir, key, sound)
        furnish(services.vault.store)
        recording = a_recording(a_case(TRAINEE, "old case"), OLD)
        assert recording.media is not None
        old = {"content_type": "audio/mpeg", "size": len(sound)}
        with services.vault.store.writing() as tx:
            tx.cases.add(a_case(TRAINEE, "old case"))
            kept = recording.media.model_copy(update=old)
            tx.recordings.add(recording.model_copy(update={"media": kept}), wrapped)

        bootstrap.begin_upkeep()

        end = monotonic() + PATIENCE
        while monotonic() < end and (_row(services).media or kept).content_type == "audio/mpeg":
            sleep(0.1)
        now = _row(services).media
        assert now is not None
        assert (now.content_type, now.retimed_at is not None) == ("audio/mp4", True)
        assert f"recording {OLD}" not in " ".join(services.vault.differences())
