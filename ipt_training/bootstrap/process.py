"""The services of this process, made at the first call."""

from typing import IO

from ipt_training.adapters.background import InBackground
from ipt_training.adapters.files import only_server
from ipt_training.adapters.settings import Settings
from ipt_training.adapters.storage.migrate import is_made
from ipt_training.adapters.system import SecureChance
from ipt_training.bootstrap import settled
from ipt_training.bootstrap.rooms import Services
from ipt_training.bootstrap.wiring import Wired, wire
from ipt_training.domain.errors import RuleBroken

_MAKE_ONE = (
    "Set IPT_DATA_DIR to the folder that is meant. A new one is made by run, demo, restore, or"
    " people add of a first programme lead."
)


class _Process:
    """What this process has settled on."""

    wired: Wired | None = None
    lock: IO[bytes] | None = None


def settle(settings: Settings) -> None:
    """Fix the settings of this process, before the first use of its services."""
    settled.fix(settings)
    _Process.wired = None


def services() -> Services:
    """Give the use cases; the first call brings the database up to date and reads all content."""
    return wired().services


def installed() -> Services:
    """Give the use cases over what is there already; nothing is created.

    Raises:
        RuleBroken: naming the data folder where nothing is.
    """
    if _Process.wired is None:
        settings = settled.settings()
        folder = settings.data_dir.resolve()
        if not folder.is_dir():
            raise RuleBroken(f"There is no data folder {folder}. {_MAKE_ONE}")
        if not is_made(settings.store_url):
            raise RuleBroken(f"There is no database of the data folder {folder} yet. {_MAKE_ONE}")
    return services()


def wired() -> Wired:
    """Give the use cases with the adapters under them."""
    if _Process.wired is None:
        _Process.wired = wire(settled.settings())
    return _Process.wired


def close() -> None:
    """Forget the services of this process and let go of its database."""
    if _Process.wired is not None:
        _Process.wired.store.close()
    _Process.wired = None


def hold_folder() -> None:
    """Be the one server of the data folder for as long as this process lives.

    Raises:
        StorageFailed: when another server works on the folder.
    """
    settings = settled.settings()
    if not settings.database_url and _Process.lock is None:
        _Process.lock = only_server(settings.data_dir)


def begin_upkeep() -> None:
    """Begin what nobody waits for while the server serves."""
    InBackground(services().vault.store_anew, "recordings are stored anew")()


def is_empty() -> bool:
    """Say whether nobody has an account yet."""
    return services().sign_in.needs_first_account()


def is_demonstration() -> bool:
    """Say whether the data folder holds a demonstration."""
    return services().is_demonstration()


def take_in_ballast() -> None:
    """Keep some room on the disk for what has to be finished when it is full."""
    if not settled.settings().database_url:
        wired().ballast.take_in()


def notices() -> tuple[str, ...]:
    """Give what the operator has to know though the product works, in sentences."""
    return wired().notices


def new_reference() -> str:
    """Give a short number that a person can read out and the operator finds in the log."""
    return SecureChance().identifier()[:8].upper()
