"""The wheel, built and installed into an environment of its own, checks its packs and serves."""

import subprocess
import sys
import sysconfig
import time
import venv
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.fakes.served import free_port, untraced

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.installed


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it where the checkout cannot be seen.

    The dependencies come from the environment of the tests by a path file, so that nothing is
    downloaded twice; the package itself comes from the wheel alone.
    """
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "uv", "build", "-q", "--wheel", "-o", str(folder), str(ROOT)]
    subprocess.run(build, check=True)
    wheel = next(folder.glob("*.whl"))
    home = folder / "environment"
    venv.create(home, with_pip=False)
    inside = home / "bin" / "python"
    install = [sys.executable, "-m", "uv", "pip", "install", "-q", "--no-deps"]
    subprocess.run([*install, "--python", str(inside), str(wheel)], check=True)
    site = next((home / "lib").glob("python*/site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return inside


def run(python: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed command away from the checkout."""
    environment = {**untraced(), "IPT_DATA_DIR": str(folder / "data"), "PYTHONPATH": ""}
    return subprocess.run(
        [python, "-m", "ipt_training", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_installed_package_is_not_the_checkout(python: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [python, "-c", "import ipt_training; print(ipt_training.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert str(ROOT) not in where


def test_the_packs_in_the_wheel_are_valid(python: Path, tmp_path: Path) -> None:
    done = run(python, "check", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "9 packs checked, 0 problems." in done.stdout


def test_an_empty_folder_is_never_filled_by_itself(python: Path, tmp_path: Path) -> None:
    served = _serve(python, tmp_path)
    assert "ipt-training people add" in served
    assert "Demonstration accounts" not in served


def _serve(python: Path, folder: Path) -> str:
    """Serve until the sign-in page answers; give what was printed."""
    port = free_port()
    environment = {**untraced(), "IPT_DATA_DIR": str(folder / "data"), "PYTHONPATH": ""}
    server = subprocess.Popen(
        [python, "-m", "ipt_training", "run", "--port", str(port)],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        _until_it_answers(port, server)
    finally:
        server.terminate()
        printed, _ = server.communicate(timeout=20)
    return printed


def _until_it_answers(port: int, server: "subprocess.Popen[str]") -> None:
    for _ in range(240):
        if server.poll() is not None:
            break
        try:
            with urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=2) as page:
                assert b"first account" in page.read().lower()
                return
        except (URLError, OSError):
            time.sleep(0.25)
    raise AssertionError("the server from the wheel did not answer")
