"""The settings that this process has settled on; those of the environment where none are given."""

from ipt_training.adapters.settings import Settings


class _Process:
    settings: Settings | None = None


def fix(settings: Settings) -> None:
    """Work with these from now on."""
    _Process.settings = settings


def settings() -> Settings:
    """Give them; the first call reads the environment."""
    _Process.settings = _Process.settings or Settings.read()
    return _Process.settings
