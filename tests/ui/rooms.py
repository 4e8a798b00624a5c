"""Where a screen is found by its name, whatever its room."""

from importlib import import_module
from types import ModuleType

from ipt_training.ui.navigation import SCREENS


def screen_named(name: str) -> ModuleType:
    """Give the module that draws a screen, as the navigation knows it.

    Raises:
        StopIteration: when no screen has that name.
    """
    homes = (one.render.__module__ for one in SCREENS)
    return import_module(next(home for home in homes if home.rsplit(".", 1)[-1] == name))
