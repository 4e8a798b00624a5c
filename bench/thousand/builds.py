"""The builds that are measured: the checkout that runs this, and one of an earlier commit."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.thousand.rows import BEFORE, NOW

ROOT = Path(__file__).parents[2]
_COMMIT_FILE = ROOT / "bench" / "before.txt"


@dataclass(frozen=True)
class Build:
    """A checkout of the product; its package is the one that Python finds in its folder."""

    name: str
    folder: Path

    @property
    def commit(self) -> str:
        """The commit of the checkout, with a mark where files were changed since."""
        changed = _git("status", "--porcelain", "--untracked-files=no", folder=self.folder)
        return _git("rev-parse", "--short", "HEAD", folder=self.folder) + ("+" if changed else "")

    def python(self, *arguments: str) -> list[str]:
        """Give the command that runs the one interpreter of both builds."""
        return [sys.executable, *arguments]

    def check(self) -> str:
        """Give the file of the package; stop when it is not the build's own."""
        found = subprocess.run(
            self.python("-c", "import ipt_training; print(ipt_training.__file__)"),
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        if not Path(found).resolve().is_relative_to(self.folder.resolve() / "ipt_training"):
            raise SystemExit(f"The build {self.name} in {self.folder} would run {found}.")
        return found


def both(before: Path | None) -> tuple[Build, Build]:
    """Give the build of before and the one of now; say which files they run."""
    found = Build(BEFORE, (before or _made()).resolve()), Build(NOW, ROOT)
    for build in found:
        print(f"{build.name}: {build.commit}, {build.check()}")
    return found


def _made() -> Path:
    """Check the commit out that the file names, unless it is there already."""
    commit = _COMMIT_FILE.read_text().split()[0]
    folder = ROOT / "bench" / ".before"
    wanted = _git("rev-parse", f"{commit}^{{commit}}", folder=ROOT)
    if folder.is_dir():
        if _git("rev-parse", "HEAD", folder=folder) == wanted:
            return folder
        _git("worktree", "remove", "--force", str(folder), folder=ROOT)
    _git("worktree", "prune", folder=ROOT)
    _git("worktree", "add", "--detach", str(folder), wanted, folder=ROOT)
    return folder


def _git(*arguments: str, folder: Path) -> str:
    done = subprocess.run(
        ["git", *arguments], check=False, cwd=folder, capture_output=True, text=True
    )
    if done.returncode != 0:
        raise SystemExit(f"git {' '.join(arguments)} in {folder}: {done.stderr.strip()}")
    return done.stdout.strip()
