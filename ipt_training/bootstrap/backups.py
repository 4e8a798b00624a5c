"""One file with everything but the keys, and its way back."""

from pathlib import Path

from ipt_training.adapters.files import check_private
from ipt_training.adapters.recordings.vault import FileVault
from ipt_training.adapters.storage import backup
from ipt_training.adapters.storage.migrate import migrate
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.adapters.system import SystemClock
from ipt_training.bootstrap import settled
from ipt_training.bootstrap.process import installed
from ipt_training.use_cases.recordings.tend_vault import TendVault


def back_up(out: Path) -> str:
    """Write everything but the keys into one checked file; give the sentence to print."""
    installed()  # the first call brings the database up to date
    settings = settled.settings()
    return str(backup.backup(settings.store_url, settings.data_dir, out))


def restore(source: Path) -> str:
    """Restore a backup into an empty place; give the sentence to print, and what is missing."""
    settings = settled.settings()
    if settings.data_dir.exists():
        check_private(settings.data_dir)
    receipt = backup.restore(source, settings.store_url, settings.data_dir)
    migrate(settings.store_url)
    # Neither the keys nor a whole start are needed to see which sound is there.
    store = SqlStore(settings.store_url, b"")
    vault = FileVault(settings.data_dir.resolve() / "recordings", None)
    found = TendVault(store, SystemClock(), vault).differences()
    store.close()
    return "\n".join([str(receipt), *(f"{line[:1].upper()}{line[1:]}." for line in found)])
