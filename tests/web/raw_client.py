"""A client that speaks Streamlit's own protocol: exactly what an attacker has, and no browser."""

import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

Wire = bool | float | int | str | bytes | list[str] | list[int]
"""What a client may claim that a widget holds, of whatever type."""


@dataclass
class Window:
    """One open window of the app."""

    connection: ClientConnection
    session_id: str = ""
    script_hash: str = ""
    frames: list[bytes] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    widgets: dict[str, str] = field(default_factory=dict)
    """What kind of widget was drawn under an id; the id ends with the key."""
    options: dict[str, list[str]] = field(default_factory=dict)
    """What a widget offered, by its id."""
    fragments: dict[str, str] = field(default_factory=dict)
    """The part of the page that a widget reruns alone, by the widget's id."""
    redirected_to: str = ""
    query: str = ""

    def run(
        self,
        *,
        page_name: str = "",
        script_hash: str | None = None,
        query: str = "",
        values: Mapping[str, Wire] | None = None,
        click: str = "",
    ) -> "Window":
        """Ask for one run of the script and read what it draws."""
        self.ask(
            page_name=page_name, script_hash=script_hash, query=query, values=values, click=click
        )
        self.read_run()
        return self

    def ask(
        self,
        *,
        page_name: str = "",
        script_hash: str | None = None,
        query: str = "",
        values: Mapping[str, Wire] | None = None,
        click: str = "",
    ) -> None:
        """Ask for one run of the script; the address stays what it was unless one is given."""
        message = BackMsg()
        self.query = query or self.query
        message.rerun_script.page_name = page_name
        message.rerun_script.query_string = self.query
        own_hash = "" if page_name else self.script_hash
        message.rerun_script.page_script_hash = own_hash if script_hash is None else script_hash
        for widget_id, value in (values or {}).items():
            _claim(message.rerun_script.widget_states.widgets.add(), widget_id, value)
        touched = click or next(iter(values or {}), "")
        message.rerun_script.fragment_id = self.fragments.get(touched, "")
        if click:
            state = message.rerun_script.widget_states.widgets.add()
            state.id = click
            state.trigger_value = True
        self.connection.send(message.SerializeToString())

    def read_run(self, seconds: float = 20) -> None:
        """Read until the script has finished, and the one it went on to."""
        self.texts = []
        end = monotonic() + seconds
        while True:
            message = self._next(end - monotonic())
            if message.WhichOneof("type") != "script_finished":
                continue
            if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return
            self.texts = []

    def closed_within(self, seconds: float) -> float | None:
        """Wait until the server closes the window; give the seconds it took, or nothing."""
        start = monotonic()
        try:
            while True:
                self._next(start + seconds - monotonic())
        except ConnectionClosed:
            return monotonic() - start
        except TimeoutError:
            return None

    @property
    def shown(self) -> str:
        """All text of the last run."""
        return "\n".join(self.texts)

    def widget(self, key: str) -> str:
        """Give the id of a widget by its key."""
        return next(one for one in reversed(self.widgets) if one.endswith(f"-{key}"))

    def named(self, part: str) -> list[str]:
        """Give the ids of the widgets whose key holds a word, in the order they were drawn."""
        return [one for one in self.widgets if part in one]

    def _next(self, seconds: float) -> ForwardMsg:
        data = self.connection.recv(timeout=max(seconds, 0))
        assert isinstance(data, bytes)
        self.frames.append(data)
        message = ForwardMsg()
        message.ParseFromString(data)
        self._note(message)
        return message

    def _note(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session_id = message.new_session.initialize.session_id or self.session_id
            self.script_hash = message.new_session.page_script_hash
        elif kind == "navigation":
            self.script_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "auth_redirect":
            self.redirected_to = message.auth_redirect.url
        elif kind == "delta":
            self._note_element(message)

    def _note_element(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind is None:
            opens = message.delta.add_block.popover.id
            if opens:
                self.widgets[opens] = "popover"
                self.options[opens] = []
            return
        drawn = getattr(element, kind)
        self.texts.append(str(getattr(drawn, "body", "") or getattr(drawn, "label", "")))
        widget_id = getattr(drawn, "id", "")
        if isinstance(widget_id, str) and widget_id:
            self.widgets[widget_id] = kind
            self.fragments[widget_id] = message.delta.fragment_id
            self.options[widget_id] = [
                one if isinstance(one, str) else one.content
                for one in getattr(drawn, "options", ())
            ]


def _claim(state: WidgetState, widget_id: str, value: Wire) -> None:
    state.id = widget_id
    match value:
        case bool():
            state.bool_value = value
        case int():
            state.int_value = value
        case float():
            state.double_value = value
        case str():
            state.string_value = value
        case bytes():
            state.bytes_value = value
        case [int(), *_]:
            state.int_array_value.data.extend(int(one) for one in value)
        case _:
            state.string_array_value.data.extend(str(one) for one in value)


@contextmanager
def window(
    port: int,
    *,
    cookie: str = "",
    origin: str | None = None,
    host: str = "",
    resume: str = "",
    headers: Sequence[tuple[str, str]] = (),
) -> Iterator[Window]:
    """Open a window; the handshake is refused with ``InvalidStatus``."""
    protocols = ["streamlit", "token", *([resume] if resume else [])]
    more = [*headers, *([("Cookie", cookie)] if cookie else [])]
    with connect(
        f"ws://{host or '127.0.0.1'}:{port}/_stcore/stream",
        sock=None if not host else _socket(port),
        subprotocols=protocols,  # type: ignore[arg-type] # plain strings will do
        origin=origin,  # type: ignore[arg-type] # plain strings will do
        additional_headers=more,
        compression=None,
        proxy=None,
        max_size=None,
        open_timeout=10,
        close_timeout=2,
    ) as connection:
        yield Window(connection)


def _socket(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port))
