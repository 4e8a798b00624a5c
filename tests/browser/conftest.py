"""A demonstration served once, and a real Chromium for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.fakes.served import chrome, demonstration


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a demonstration for the tests of one module."""
    folder: Path = tmp_path_factory.mktemp("served")
    with demonstration(folder) as at:
        yield at


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium for one module: its event loop must end before other tests run theirs."""
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chrome(), args=["--no-sandbox"])
        yield started
        started.close()
