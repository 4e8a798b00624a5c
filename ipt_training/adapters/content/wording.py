"""What a model refuses, said in the words of somebody who writes packs."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

_PATTERNS = {
    r"^[a-z0-9][a-z0-9_-]{0,63}$": (
        "must be an id: small letters, digits, hyphen and underscore, at most 64"
    ),
    r"^\d+\.\d+\.\d+$": 'must be three numbers in quotes, such as "1.0.0"',
    r"^[^\n]*$": "must stand on one line",
}


def sentence(error: ErrorDetails) -> str:
    """Say what is wrong with a value and what was expected."""
    known = _SENTENCES.get(error["type"])
    if known is None:
        return error["msg"][0].lower() + error["msg"][1:]
    return known(error.get("ctx", {}), error["input"])


def shown(value: object) -> str:
    """Show what was found, short enough for a sentence."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"“{value}”" if len(value) <= _SHOWN else f"“{value[:_SHOWN]}…”"
        case list() | tuple():
            return "a list"
        case dict():
            return "named fields"
        case _:
            return "something else"


_SHOWN = 40
_Context = Mapping[str, Any]


def _expected(what: str) -> Callable[[_Context, object], str]:
    return lambda _, value: f"expected {what}, found {shown(value)}"


def _text(_: _Context, value: object) -> str:
    quotes = "; put it in quotes" if isinstance(value, bool | int | float) else ""
    return f"expected text, found {shown(value)}{quotes}"


def _pattern(context: _Context, value: object) -> str:
    rule = _PATTERNS.get(str(context["pattern"]), "is not written as it must be")
    return f"{rule}; found {shown(value)}"


def _too_short(context: _Context, _: object) -> str:
    return f"has {context['actual_length']} entries; at least {context['min_length']} are needed"


def _too_long(context: _Context, value: object) -> str:
    found = context["actual_length"] or (len(value) if isinstance(value, list) else "too many")
    return f"has {found} entries; at most {context['max_length']} are allowed"


def _long_text(context: _Context, value: object) -> str:
    found = len(value) if isinstance(value, str) else "too many"
    return f"has {found} characters; at most {context['max_length']} are allowed"


def _literal(context: _Context, value: object) -> str:
    expected = str(context["expected"])
    words = expected.lower() if expected in ("True", "False") else expected
    return f"expected {words}, found {shown(value)}"


_ISO_DATE = _expected('a date in quotes such as "2026-03-14"')
_FIELDS = _expected("named fields")
_LIST = _expected("a list")
_INTEGER = _expected("a whole number")

_SENTENCES: dict[str, Callable[[_Context, object], str]] = {
    "missing": lambda _c, _v: "is missing",
    "extra_forbidden": lambda _c, _v: (
        "is not a field that belongs here; check its spelling and its indentation"
    ),
    "string_type": _text,
    "string_too_short": lambda _c, _v: "is empty; text is expected",
    "string_too_long": _long_text,
    "string_pattern_mismatch": _pattern,
    "too_short": _too_short,
    "too_long": _too_long,
    "enum": lambda c, v: f"expected {c['expected']}, found {shown(v)}",
    "literal_error": _literal,
    "union_tag_invalid": lambda c, _v: f"expected {c['expected_tags']}, found “{c['tag']}”",
    "union_tag_not_found": lambda _c, _v: "the field `kind` is missing",
    "greater_than": lambda c, v: f"must be above {c['gt']}, found {shown(v)}",
    "greater_than_equal": lambda c, v: f"must be {c['ge']} or more, found {shown(v)}",
    "less_than": lambda c, v: f"must be below {c['lt']}, found {shown(v)}",
    "less_than_equal": lambda c, v: f"must be {c['le']} or less, found {shown(v)}",
    "int_type": _INTEGER,
    "int_from_float": _INTEGER,
    "float_type": _expected("a number"),
    "finite_number": _expected("a finite number"),
    "bool_type": _expected("true or false"),
    "date_type": _ISO_DATE,
    "date_parsing": _ISO_DATE,
    "date_from_datetime_parsing": _ISO_DATE,
    "date_from_datetime_inexact": _ISO_DATE,
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "dict_type": _FIELDS,
    "list_type": _LIST,
    "tuple_type": _LIST,
}
