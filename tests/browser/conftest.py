"""A demonstration served once, and a real Chromium for each module of tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser import walk
from tests.browser.visits import Kept, Visits
from tests.fakes.served import chrome, demonstration


@pytest.fixture(autouse=True)
def nothing_goes_wrong_in_the_browser() -> Iterator[None]:
    """Fail a test whose pages said an error, asked another host, or asked for what is not there."""
    yield
    wrongs = list(dict.fromkeys(walk.WRONGS))
    walk.WRONGS.clear()
    assert wrongs == []


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve one demonstration; tests leave no state that another one would trip over."""
    folder: Path = tmp_path_factory.mktemp("served")
    with demonstration(folder) as at:
        yield at


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium for one module: its event loop must end before other tests run theirs."""
    expect.set_options(timeout=walk.PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chrome(), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def kept() -> Kept:
    """Give what outlives one module: cookies, and where things are."""
    return Kept()


@pytest.fixture(scope="module")
def visits(browser: Browser, address: str, kept: Kept) -> Visits:
    """Give the door: each role signs in once, later pages come with its cookie."""
    return Visits(browser, address, kept)
