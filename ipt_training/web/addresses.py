"""Which names this server answers to, and which pages may talk to it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from ipt_training.bootstrap import Settings

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class Addresses:
    """The public address and every host name that leads here."""

    public: str
    """Scheme, host and port in people's browsers."""
    names: frozenset[str]

    @classmethod
    def of(cls, settings: Settings) -> "Addresses":
        """Derive them from the public address and the address listened on."""
        public = urlsplit(settings.address)
        listening = LOOPBACK if settings.host in LOOPBACK else frozenset({settings.host})
        return cls(settings.address, listening | {public.hostname or ""})

    @property
    def loopback(self) -> bool:
        """Whether browsers on this machine are the only ones that are served."""
        return self.names <= LOOPBACK

    def answers_to(self, host: str) -> bool:
        """Say whether a Host header names this server; a rebound name does not."""
        return _name(host) in self.names

    def is_own(self, origin: str, host: str) -> bool:
        """Say whether an Origin header names a page of this very server."""
        if origin == self.public:
            return True
        plain = self.public.startswith("http://")
        return plain and origin == f"http://{host}" and self.answers_to(host)


def _name(host: str) -> str:
    try:
        parts = urlsplit(f"//{host}")
        name, _ = parts.hostname, parts.port
    except ValueError:
        return ""
    if parts.path or parts.query or parts.fragment or parts.username is not None:
        return ""
    return (name or "").rstrip(".")
