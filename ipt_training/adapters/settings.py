"""What an operator sets from outside, read once: the only place that reads the environment."""

from datetime import timedelta
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from ipt_training.domain.errors import RuleBroken

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Settings(BaseSettings):
    """Everything that differs from one installation to another."""

    model_config = SettingsConfigDict(
        env_prefix="IPT_", frozen=True, extra="ignore", populate_by_name=True
    )

    data_dir: Path = Path("data")
    """Where database, recordings and backups lie."""
    database_url: str = ""
    """A PostgreSQL address; empty for SQLite in the data folder."""
    public_url: str = ""
    """The address in people's browsers; empty for this machine only."""
    host: str = "127.0.0.1"
    port: int = Field(
        default=8501, ge=0, le=65535, validation_alias=AliasChoices("port", "IPT_PORT", "PORT")
    )
    content_dir: Path | None = None
    """A site's own content packs, beside those that ship."""
    kek_file: Path | None = None
    """The key of the recordings; beside the data folder, never inside it, where none is named."""
    programme_name: str = "IPT training programme"
    demo: bool = False
    """A demonstration: every person is fictional and everybody may sign in as one of three."""
    idle_minutes: float = Field(default=15, gt=0)
    absolute_hours: float = Field(default=12, gt=0)

    @field_validator("public_url")
    @classmethod
    def _whole_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname):
            raise ValueError("must be like https://training.example.org")
        if parts.path.strip("/") or parts.query or parts.fragment:
            raise ValueError("must not have a path")
        return f"{parts.scheme}://{parts.netloc}" if value else ""

    @classmethod
    def read(cls, **given: object) -> Self:
        """Read the environment; what is given by name counts before it.

        Raises:
            RuleBroken: naming the first setting that cannot be used.
        """
        try:
            return cls(**given)  # type: ignore[arg-type] # checked by pydantic
        except ValidationError as error:
            first = error.errors()[0]
            name = "_".join(str(part) for part in first["loc"]).upper().removeprefix("IPT_")
            raise RuleBroken(f"The setting IPT_{name} {first['msg']}.") from error

    @property
    def address(self) -> str:
        """The address in people's browsers, without a slash at its end."""
        host = "127.0.0.1" if self.host in LOOPBACK else self.host
        return self.public_url or f"http://{host}:{self.port}"

    @property
    def secure(self) -> bool:
        """Whether browsers reach the product by https."""
        return self.address.startswith("https://")

    @property
    def this_machine_only(self) -> bool:
        """Whether only browsers on this machine reach the product."""
        return self.host in LOOPBACK and urlsplit(self.address).hostname in LOOPBACK

    @property
    def cookie_name(self) -> str:
        """The name of the session cookie."""
        return "__Host-ipt" if self.secure else "ipt"

    @property
    def store_url(self) -> str:
        """The address of the database."""
        return self.database_url or f"sqlite:///{self.data_dir.resolve() / 'ipt.sqlite3'}"

    @property
    def keys_dir(self) -> Path:
        """The folder of the keys: beside the data folder, so that no copy of the data has them."""
        data = self.data_dir.resolve()
        return data.with_name(f"{data.name}-keys")

    @property
    def kek_path(self) -> Path:
        """The file of the recordings' key."""
        return self.kek_file or self.keys_dir / "recordings.key"

    @property
    def idle(self) -> timedelta:
        """How long a sign-in lasts without use."""
        return timedelta(minutes=self.idle_minutes)

    @property
    def absolute(self) -> timedelta:
        """How long a sign-in lasts at most."""
        return timedelta(hours=self.absolute_hours)
