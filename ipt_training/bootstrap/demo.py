"""What fills an empty data folder with fictional people."""

from pathlib import Path

from ipt_training.adapters.content.locate import content_roots
from ipt_training.adapters.demonstration.fill import Demonstration
from ipt_training.bootstrap import settled
from ipt_training.bootstrap.process import settle, wired
from ipt_training.bootstrap.wiring import DEMONSTRATION_MARK
from ipt_training.use_cases.certification.standings import KeepStandings


def demonstration(data_dir: Path | None = None) -> Demonstration:
    """Give what fills an empty data folder with a fictional programme, and mark the folder."""
    settings = settled.settings()
    update: dict[str, object] = {"demo": True} | ({"data_dir": data_dir} if data_dir else {})
    settle(settings.model_copy(update=update))
    made = wired()
    services, folder = made.services, settled.settings().data_dir
    if services.sign_in.needs_first_account():
        # With PostgreSQL nothing has made the folder yet.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / DEMONSTRATION_MARK).write_text("Everybody in this folder is fictional.\n")
    return Demonstration(
        store=made.store,
        clock=made.clock,
        passwords=made.passwords,
        vault=made.vault,
        transcripts=made.transcripts,
        content=services.content,
        certify=services.certify,
        standings=KeepStandings(services.content),
        folder=content_roots()[0] / "demonstration",
    )
