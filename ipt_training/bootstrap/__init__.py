"""The one place that names adapters: screens, routes and commands ask here for the use cases.

A name is imported from where it is made when somebody first asks for it, so that a command that
reads a file of scores knows nothing of the database.
"""

from typing import TYPE_CHECKING

from ipt_training.adapters.arithmetic import on_one_thread

# Whoever serves or commands comes here first, before anything has loaded numpy.
on_one_thread()

if TYPE_CHECKING:
    from ipt_training.adapters.logs import gather, start_logging
    from ipt_training.adapters.reporting.csv import csv_bytes as as_csv
    from ipt_training.adapters.scores.long_data import read_long_data as read_scores
    from ipt_training.adapters.settings import Settings
    from ipt_training.bootstrap.backups import back_up, restore
    from ipt_training.bootstrap.demo import demonstration
    from ipt_training.bootstrap.packs import Checked, check_content, read_rating
    from ipt_training.bootstrap.process import (
        begin_upkeep,
        close,
        hold_folder,
        installed,
        is_demonstration,
        is_empty,
        new_reference,
        notices,
        services,
        settle,
        take_in_ballast,
    )
    from ipt_training.bootstrap.rooms import Services
    from ipt_training.bootstrap.wiring import build
else:
    from importlib import import_module

    _MADE_IN = {
        "Checked": "bootstrap.packs",
        "Services": "bootstrap.rooms",
        "Settings": "adapters.settings",
        "as_csv": "adapters.reporting.csv:csv_bytes",
        "back_up": "bootstrap.backups",
        "begin_upkeep": "bootstrap.process",
        "build": "bootstrap.wiring",
        "check_content": "bootstrap.packs",
        "close": "bootstrap.process",
        "demonstration": "bootstrap.demo",
        "gather": "adapters.logs",
        "hold_folder": "bootstrap.process",
        "installed": "bootstrap.process",
        "is_demonstration": "bootstrap.process",
        "is_empty": "bootstrap.process",
        "new_reference": "bootstrap.process",
        "notices": "bootstrap.process",
        "read_rating": "bootstrap.packs",
        "read_scores": "adapters.scores.long_data:read_long_data",
        "restore": "bootstrap.backups",
        "services": "bootstrap.process",
        "settle": "bootstrap.process",
        "start_logging": "adapters.logs",
        "take_in_ballast": "bootstrap.process",
    }

    def __getattr__(name):  # noqa: ANN001, ANN202 - the types are those imported above
        if name not in _MADE_IN:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module, _, there = _MADE_IN[name].partition(":")
        return getattr(import_module(f"ipt_training.{module}"), there or name)


__all__ = [
    "Checked",
    "Services",
    "Settings",
    "as_csv",
    "back_up",
    "begin_upkeep",
    "build",
    "check_content",
    "close",
    "demonstration",
    "gather",
    "hold_folder",
    "installed",
    "is_demonstration",
    "is_empty",
    "new_reference",
    "notices",
    "read_rating",
    "read_scores",
    "restore",
    "services",
    "settle",
    "start_logging",
    "take_in_ballast",
]
