"""The log: one JSON object a line on standard error, for the operator."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

SECRET = ("password", "token", "cookie", "authorization", "secret")
_SHARED: tuple[structlog.typing.Processor, ...] = (
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def start_logging(level: int = logging.INFO) -> None:
    """Send every logger of the process, ours and the libraries', through one JSON writer."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=list(_SHARED),
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
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
    gather()


def gather() -> None:
    """Take the handlers of libraries that write on their own, so that no line is forged by them."""
    for name, logger in list(logging.Logger.manager.loggerDict.items()):
        if isinstance(logger, logging.Logger) and name.split(".")[0] in {"streamlit", "uvicorn"}:
            logger.handlers = []
            logger.propagate = True


def _without_secrets(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    return {
        key: "(not logged)" if any(word in key.lower() for word in SECRET) else value
        for key, value in event.items()
    }
