"""What fills an empty data folder with fictional people."""

from pathlib import Path

from ipt_training.adapters.content.locate import content_roots
from ipt_training.adapters.demonstration.fill import Demonstration
from ipt_training.bootstrap import settled
from ipt_training.bootstrap.process import services, settle
from ipt_training.bootstrap.wiring import DEMONSTRATION_MARK
from ipt_training.use_cases.certification.standings import Standings


def demonstration(data_dir: Path | None = None) -> Demonstration:
    """Give what fills an empty data folder with a fictional programme, and mark the folder."""
    settings = settled.settings()
    update: dict[str, object] = {"demo": True} | ({"data_dir": data_dir} if data_dir else {})
    settle(settings.model_copy(update=update))
    made = services()
    folder = made.settings.data_dir
    if made.sign_in.needs_first_account():
        (folder / DEMONSTRATION_MARK).write_text("Everybody in this folder is fictional.\n")
    return Demonstration(
        store=made.access.store,
        clock=made.access.clock,
        passwords=made.sign_in.passwords,
        vault=made.recordings.vault,
        transcripts=made.recordings.transcripts,
        content=made.content,
        certify=made.certify,
        standings=Standings(made.content),
        folder=content_roots()[0] / "demonstration",
    )
