"""One file with everything but the keys, and its way back."""

from pathlib import Path

from ipt_training.adapters.files import check_private
from ipt_training.adapters.storage import backup
from ipt_training.bootstrap import settled
from ipt_training.bootstrap.process import installed


def back_up(out: Path) -> str:
    """Write everything but the keys into one checked file; give the sentence to print."""
    installed()  # the first call brings the database up to date
    settings = settled.settings()
    return str(backup.backup(settings.store_url, settings.data_dir, out))


def restore(source: Path) -> str:
    """Restore a backup into an empty place; give the sentence to print."""
    settings = settled.settings()
    if settings.data_dir.exists():
        check_private(settings.data_dir)
    return str(backup.restore(source, settings.store_url, settings.data_dir))
