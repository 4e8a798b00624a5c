"""No screen loads what draws tables and charts elsewhere: it costs seconds and memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.office import LEAD, SUPERVISOR, Office
from tests.fakes.rated_twice import rate_twice

HEAVY = ("altair", "pandas", "pyarrow", "narwhals")
ROOT = Path(__file__).parents[2]


def walk() -> None:
    """Draw every screen as everybody, and those of agreement with something to compare."""
    from ipt_training.ui.navigation import SCREENS
    from tests.ui.test_every_screen_opens import opened
    from tests.ui.test_screens import draw

    with pytest.MonkeyPatch.context() as patch:
        for screen in SCREENS:
            for role in screen.roles:
                assert not opened(screen, role, patch).exception
    office = Office()
    rate_twice(office)
    for person in (SUPERVISOR, LEAD):
        for name in ("agreement", "rater_profile", "methods"):
            test = draw(office, name, person)
            assert test.get("vega_lite_chart"), name
            if name == "methods":
                test.button(key="methods.compute").click().run()
    sys.stdout.write(" ".join(one for one in HEAVY if one in sys.modules))


def test_no_screen_loads_pandas_altair_or_pyarrow() -> None:
    code = f"from {__name__} import walk; walk()"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout == ""
