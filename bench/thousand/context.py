"""What every part of the bench is given."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.thousand.builds import Build
from bench.thousand.data import Data, copied
from bench.thousand.postgres import Twin
from bench.thousand.rows import POSTGRES
from bench.thousand.server import Server, serving


@dataclass(frozen=True)
class Bench:
    """The builds, the programme of a thousand, and how often things are done."""

    before: Build
    now: Build
    source: Path
    quick: bool = False
    twin: Twin | None = None
    """The same programme on PostgreSQL, where that was asked for."""
    seen: dict[str, list[float]] = field(default_factory=dict)
    """Every single figure, for the file of results."""

    @property
    def builds(self) -> tuple[Build, Build]:
        """Both builds, the one of before first."""
        return self.before, self.now

    @property
    def with_postgres(self) -> tuple[Build, ...]:
        """Both builds, and the one of now on PostgreSQL where that was asked for."""
        more = () if self.twin is None else (Build(POSTGRES, self.now.folder),)
        return (*self.builds, *more)

    def times(self, often: int, seldom: int) -> int:
        """Give how often something is done."""
        return seldom if self.quick else often

    def note(self, what: str, figure: float) -> None:
        """Keep a single figure for the file of results."""
        self.seen.setdefault(what, []).append(figure)

    def data(self, build: Build) -> Data:
        """Give a build its own fresh copy of the programme."""
        if build.name == POSTGRES and self.twin is not None:
            return self.twin.copy()
        return copied(self.source, build.name)

    @contextmanager
    def serving(self, builds: Sequence[Build]) -> Iterator[dict[str, Server]]:
        """Serve several builds at once, each on its own copy, by their names."""
        with ExitStack() as held:
            yield {one.name: held.enter_context(serving(one, self.data(one))) for one in builds}
