"""Settings of the whole suite."""

from hypothesis import settings

# A deadline measures the machine and not the code; the same examples everywhere.
settings.register_profile("everywhere", deadline=None, derandomize=True)
settings.load_profile("everywhere")
