"""YAML as packs may use it: plain data, every node with its line, and nothing clever.

Events are counted before anything is built from them, so that a small file cannot become a large
object or a deep one: no aliases, anchors, tags or merge keys, bounded depth and number of nodes.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from ipt_training.adapters.content.scalars import Scalar, forbidden_character, plain

LARGEST_FILE = 1_000_000
DEEPEST = 20
MOST_NODES = 50_000

Where = tuple[str | int, ...]
"""The way to a value: names of fields and places in lists, from the top."""
Plain = Scalar | list["Plain"] | dict[str, "Plain"]


class Unreadable(Exception):
    """A file that is no acceptable YAML: the line, and the sentence for its author."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        self.message = message
        super().__init__(f"{line}: {message}")


@dataclass(frozen=True)
class Tree:
    """What a file says, and on which line each part of it starts."""

    value: Plain
    lines: Mapping[Where, int]


def read_text(content: bytes) -> str:
    """Decode a file of a pack.

    Raises:
        Unreadable: when it is too large, not UTF-8, or holds characters that packs may not hold.
    """
    if len(content) > LARGEST_FILE:
        raise Unreadable(1, f"the file is larger than {LARGEST_FILE // 1_000_000} MB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(line, "the file is not UTF-8 text; save it as UTF-8") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, words in enumerate(text.split("\n"), start=1):
        _refuse_characters(words, number)
    return unicodedata.normalize("NFC", text)


def read_yaml(content: bytes) -> Tree:
    """Read one file of a pack.

    Raises:
        Unreadable: with the line and what is wrong.
    """
    text = read_text(content)
    try:
        reading = _Reading(_Events(text))
        value = reading.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable(
            mark.line + 1 if mark else 1, f"this is not valid YAML: {error.problem}"
        ) from error
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise Unreadable(1, "this is not YAML that can be read") from error
    return Tree(value, reading.lines)


class _Events(yaml.SafeLoader):
    """PyYAML's pure-Python events; its constructors are never asked."""


@dataclass
class _Reading:
    events: _Events
    lines: dict[Where, int] = field(default_factory=dict)
    nodes: int = 0

    def document(self) -> Plain:
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise Unreadable(1, "the file is empty")
        value = self._value(self._next(), ())
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise Unreadable(_line(after), "a second document starts here; keep one in a file")
        return value

    def _next(self) -> yaml.Event:
        event: yaml.Event | None = self.events.get_event()  # type: ignore[no-untyped-call]
        if event is None:
            raise Unreadable(1, "the file ends too early")
        return event

    def _value(self, event: yaml.Event, where: Where) -> Plain:
        self._count(event, where)
        self.lines.setdefault(where, _line(event))
        match event:
            case yaml.ScalarEvent():
                return _scalar(event)
            case yaml.SequenceStartEvent():
                return self._list(where)
            case _:
                return self._fields(where)

    def _list(self, where: Where) -> Plain:
        values: list[Plain] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            values.append(self._value(event, (*where, len(values))))
        return values

    def _fields(self, where: Where) -> Plain:
        values: dict[str, Plain] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            self._count(event, where)
            name = _name(event)
            if name in values:
                raise Unreadable(_line(event), f"the field {name!r} stands here twice")
            self.lines[(*where, name)] = _line(event)
            values[name] = self._value(self._next(), (*where, name))
        return values

    def _count(self, event: yaml.Event, where: Where) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise Unreadable(_line(event), f"the file has more than {MOST_NODES:,} values")
        if len(where) > DEEPEST:
            raise Unreadable(_line(event), f"lists or fields are nested deeper than {DEEPEST}")
        if isinstance(event, yaml.AliasEvent):
            raise Unreadable(_line(event), "aliases (*name) are not used in packs; write it out")
        if getattr(event, "anchor", None) is not None:
            raise Unreadable(_line(event), "anchors (&name) are not used in packs; write it out")
        if getattr(event, "tag", None) is not None:
            raise Unreadable(_line(event), "tags (!name) are not used in packs; quote the text")


def _name(event: yaml.Event) -> str:
    if not isinstance(event, yaml.ScalarEvent):
        raise Unreadable(_line(event), "the name of a field must be a word")
    name = _scalar(event)
    if event.implicit[0] and name == "<<":
        raise Unreadable(_line(event), "merge keys (<<) are not used in packs; write it out")
    if not isinstance(name, str):
        raise Unreadable(_line(event), f"the name of a field must be text: quote {event.value!r}")
    return name


def _scalar(event: yaml.ScalarEvent) -> Scalar:
    _refuse_characters(event.value, _line(event))
    if not event.implicit[0]:
        return unicodedata.normalize("NFC", event.value)
    try:
        return plain(event.value)
    except ValueError as error:
        raise Unreadable(_line(event), str(error)) from error


def _refuse_characters(text: str, line: int) -> None:
    character = forbidden_character(text)
    if character is not None:
        raise Unreadable(line, f"the invisible character {character} is not allowed here")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
