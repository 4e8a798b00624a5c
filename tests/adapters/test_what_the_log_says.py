"""The log says where something went wrong and never what somebody typed or said."""

import asyncio
import gc
import io
import json
import logging
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from pydantic import BaseModel

from ipt_training.adapters import log_pace, logs
from ipt_training.domain.errors import StorageFailed

SAID = "I felt so sad that winter"


class Cue(BaseModel):
    """Something that refuses text and quotes it."""

    start: int


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Give what the log has written; afterwards everything is as it was."""
    root, alembic = logging.getLogger(), logging.getLogger("alembic")
    before = (root.handlers, root.level, alembic.level)
    hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    logs.start_logging()
    yield written
    root.handlers, level, alembic_level = before
    root.setLevel(level)
    alembic.setLevel(alembic_level)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    structlog.reset_defaults()


def lines(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def fail() -> None:
    try:
        Cue.model_validate({"start": SAID})
    except ValueError as error:
        raise KeyError(SAID) from error


def test_an_error_is_written_with_its_way_and_class_and_without_its_words(
    log: io.StringIO,
) -> None:
    try:
        fail()
    except KeyError as error:
        structlog.get_logger("ipt_training.web").error(
            "request failed", reference="R1", exc_info=error
        )
    assert SAID not in log.getvalue()
    (line,) = lines(log)
    assert line["reference"] == "R1"
    assert "in fail" in line["exception"]
    assert line["exception"].index("ValidationError") < line["exception"].index("KeyError")


def test_what_we_wrote_for_the_operator_and_what_names_only_code_is_kept(log: io.StringIO) -> None:
    try:
        raise StorageFailed("Port 8501 is taken.") from AttributeError("no attribute 'foo'")
    except StorageFailed:
        logging.getLogger("ipt_training").exception("stopped")
    assert "Port 8501 is taken." in log.getvalue()
    assert "no attribute 'foo'" in log.getvalue()


def test_a_full_disk_is_named_and_the_file_is_not(log: io.StringIO) -> None:
    try:
        raise OSError(28, "No space left on device", f"/data/{SAID}")
    except OSError:
        logging.getLogger("ipt_training").exception("stopped")
    assert "OSError: No space left on device" in log.getvalue()
    assert SAID not in log.getvalue()


def test_errors_of_a_group_are_each_written_without_their_words(log: io.StringIO) -> None:
    try:
        raise ExceptionGroup(SAID, [ValueError(SAID), TypeError(SAID)])
    except ExceptionGroup:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
    assert SAID not in log.getvalue()
    assert "ValueError" in log.getvalue()
    assert "TypeError" in log.getvalue()


@pytest.mark.parametrize("spelled", ["%s", "%r"])
def test_a_library_that_writes_an_errors_words_into_its_line_is_not_heard(
    log: io.StringIO, spelled: str
) -> None:
    error = ValueError(SAID)
    logging.getLogger("streamlit").warning(f"it failed: {spelled}", error)
    logging.getLogger("streamlit").warning("it failed: %(what)s", {"what": error})
    try:
        raise error
    except ValueError:
        logging.getLogger("streamlit").exception(f"it failed: {error}")
    short = KeyError("Tea")
    logging.getLogger("streamlit").error(f"no such name: {short}", exc_info=short)
    assert SAID not in log.getvalue()
    assert "Tea" not in log.getvalue()
    assert len(lines(log)) == 4


def test_a_task_that_nobody_waited_for_is_written_without_its_words(log: io.StringIO) -> None:
    async def fails() -> None:
        raise ValueError(SAID)

    async def forget() -> None:
        task = asyncio.ensure_future(fails())
        await asyncio.sleep(0)
        del task
        gc.collect()

    asyncio.run(forget())
    assert "never retrieved" in log.getvalue()
    assert SAID not in log.getvalue()


def test_an_error_that_nobody_caught_is_a_line_like_every_other(log: io.StringIO) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    try:
        fail()
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert [line["event"] for line in lines(log)] == ["nobody caught an error"] * 2
    assert SAID not in log.getvalue()


def test_the_same_line_is_written_so_often_in_a_minute_and_then_counted(log: io.StringIO) -> None:
    passed = 0.0
    pace = next(
        one for one in logging.getLogger().handlers[0].filters if isinstance(one, log_pace.Pace)
    )
    pace._now = lambda: passed

    def rubbish(times: int) -> None:
        for number in range(times):
            logging.getLogger("uvicorn.error").warning("Invalid request %d", number)

    rubbish(log_pace.OFTEN + 30)
    logging.getLogger("uvicorn.error").warning("Something else")
    assert len(lines(log)) == log_pace.OFTEN + 1
    passed = 60.0
    rubbish(1)
    assert lines(log)[-1]["left_out"] == 30
    passed = 120.0
    rubbish(1)
    assert "left_out" not in lines(log)[-1]


def test_our_own_errors_are_all_written(log: io.StringIO) -> None:
    for number in range(log_pace.OFTEN * 2):
        structlog.get_logger("ipt_training.web").error("request failed", reference=str(number))
    assert len(lines(log)) == log_pace.OFTEN * 2
