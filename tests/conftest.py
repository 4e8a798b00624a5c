"""Settings of the whole suite, and how its files are spread over the processors."""

import pytest
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

# A deadline measures the machine and not the code; the same examples everywhere.
settings.register_profile("everywhere", deadline=None, derandomize=True)
settings.load_profile("everywhere")

TOGETHER = ("tests/browser/", "tests/web/")
"""Folders whose files share servers, so that one process runs them all."""
LONG = (
    *TOGETHER,
    "tests/adapters/recordings/test_large_uploads.py",
    "tests/installed/",
    "tests/adapters/",
    "tests/cli/",
    "tests/docs/",
)
"""What takes long, the longest first: what begins last decides when all is over."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put first what takes long; the rest stays in the order of chance."""
    items.sort(key=lambda item: _place(item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Give every process one file after another, and never a folder that shares servers to two."""
    config.option.loadscopereorder = False
    scheduler = LoadFileScheduling(config, log)
    scheduler._split_scope = _unit
    return scheduler


def _unit(nodeid: str) -> str:
    return next((one for one in TOGETHER if nodeid.startswith(one)), nodeid.split("::")[0])


def _place(nodeid: str) -> int:
    return next((at for at, one in enumerate(LONG) if nodeid.startswith(one)), len(LONG))
