"""A line to PostgreSQL that breaks while a transaction is committed."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class CutLine:
    """Passes bytes on until a commit comes; then it breaks, before or after the server has it."""

    target: int
    reaches_the_server: bool
    """Whether the commit is passed on before the line breaks."""
    comes_back: bool
    """Whether the line can be used again afterwards."""
    armed: bool = False
    cut: bool = False
    listener: socket.socket = field(default_factory=socket.socket)

    @property
    def port(self) -> int:
        """Where to connect to."""
        return int(self.listener.getsockname()[1])

    def serve(self) -> None:
        """Take connections until the listener is closed."""
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                if self.cut and not self.comes_back:
                    client.close()
                    continue
                server = socket.create_connection(("127.0.0.1", self.target))
                for pair in ((client, server), (server, client)):
                    threading.Thread(target=self._pass_on, args=pair, daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if self.armed and not self.cut and b"COMMIT\0" in data:
                    self.cut = True
                    if self.reaches_the_server:
                        sink.sendall(data)
                        sink.settimeout(5)
                        # The other direction may take the answer first; either way it is lost.
                        with suppress(OSError):
                            sink.recv(65536)
                    break
                if self.cut and self.armed:
                    self.armed = False
                    break
                sink.sendall(data)
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextmanager
def cut_line(target: int, *, reaches_the_server: bool, comes_back: bool) -> Iterator[CutLine]:
    """Give a line to the server at a port; it breaks at the first commit once it is armed."""
    line = CutLine(target, reaches_the_server, comes_back)
    line.serve()
    try:
        yield line
    finally:
        line.listener.close()
