"""The log: one JSON object a line on standard error, for the operator."""

import logging
import sys
import threading
from collections.abc import Mapping, MutableMapping
from types import TracebackType
from typing import Any

import structlog

from ipt_training.adapters.failures import without_messages, written_down
from ipt_training.adapters.log_pace import Pace, say_what_was_left_out

SECRET = ("password", "token", "cookie", "authorization", "secret")
_SHARED: tuple[structlog.typing.Processor, ...] = (
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def start_logging(level: int = logging.INFO) -> None:
    """Send every logger of the process, ours and the libraries', through one JSON writer."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(Pace())
    handler.addFilter(_name_errors)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=list(_SHARED),
            processors=[
                _without_messages,
                say_what_was_left_out,
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.ExceptionRenderer(written_down),
                _without_secrets,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    sys.excepthook = _write_down
    threading.excepthook = lambda told: _write_down(
        told.exc_type, told.exc_value, told.exc_traceback
    )
    sys.unraisablehook = lambda told: _write_down(told.exc_type, told.exc_value, told.exc_traceback)
    gather()


def gather() -> None:
    """Take the handlers of libraries that write on their own, so that no line is forged by them."""
    for name, logger in list(logging.Logger.manager.loggerDict.items()):
        if isinstance(logger, logging.Logger) and name.split(".")[0] in {"streamlit", "uvicorn"}:
            logger.handlers = []
            logger.propagate = True


def _write_down(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    """Write an error that nobody caught as a line of the log, like every other."""
    if error is not None and not issubclass(kind, SystemExit):
        logging.getLogger("ipt_training").error(
            "nobody caught an error", exc_info=(kind, error, trace)
        )


def _without_messages(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    # A library may put an error's own words into its line, beside the error.
    told = event.get("exc_info")
    error = sys.exc_info()[1] if told is True else told[1] if isinstance(told, tuple) else told
    if isinstance(error, BaseException):
        event["event"] = without_messages(str(event["event"]), error)
    return event


def _name_errors(record: logging.LogRecord) -> bool:
    """Let a line that quotes an error say its class instead."""
    if isinstance(record.args, Mapping):
        record.args = {name: _class_of(one) for name, one in record.args.items()}
    elif record.args:
        record.args = tuple(_class_of(one) for one in record.args)
    return True


def _class_of(one: object) -> object:
    return type(one).__name__ if isinstance(one, BaseException) else one


def _without_secrets(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    return {
        key: "(not logged)" if any(word in key.lower() for word in SECRET) else value
        for key, value in event.items()
    }
