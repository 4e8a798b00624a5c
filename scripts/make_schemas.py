"""Write the packs' JSON Schemas, and the tables of fields in the guides, from the models.

With ``--check`` nothing is written, and the exit code is 1 where a file has fallen behind.
"""

import json
import sys
from pathlib import Path
from typing import Any

from ipt_training.adapters.content.kinds import KINDS, Kind

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = {
    "rubric": "rubrics/rubric.schema.json",
    "vignette": "case_vignettes/vignette.schema.json",
    "question bank": "curriculum/bank.schema.json",
    "programme": "programmes/programme.schema.json",
}
START, END = "<!-- fields -->", "<!-- end of fields -->"


def main(arguments: list[str]) -> int:
    """Bring every file up to date, or say which ones are not."""
    wanted = dict(_files())
    behind = [
        path
        for path, text in wanted.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path in behind:
        name = path.relative_to(ROOT)
        if "--check" in arguments:
            print(f"{name} has fallen behind the models; run scripts/make_schemas.py")
        else:
            path.write_text(wanted[path], encoding="utf-8")
            print(f"{name} written")
    return int(bool(behind) and "--check" in arguments)


def _files() -> list[tuple[Path, str]]:
    files = []
    for kind in KINDS:
        schema = head_schema(kind)
        path = ROOT / SCHEMAS[kind.name]
        files.append((path, json.dumps(schema, indent=2, ensure_ascii=False) + "\n"))
        guide = path.with_name("README.md")
        words = guide.read_text(encoding="utf-8") if guide.exists() else ""
        if START in words and END in words:
            files.append((guide, _with_table(words, _tables(schema))))
    return files


def head_schema(kind: Kind) -> dict[str, Any]:
    """Give the schema of a pack's head file: what other files of the pack hold may be left out."""
    schema = kind.model.model_json_schema(by_alias=True)
    elsewhere = {kind.parts, kind.prose}
    schema["required"] = [name for name in schema["required"] if name not in elsewhere]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _with_table(words: str, tables: str) -> str:
    before, _, rest = words.partition(START)
    after = rest.partition(END)[2]
    return f"{before}{START}\n{tables}\n{END}{after}"


def _tables(schema: dict[str, Any]) -> str:
    parts = [_table("The pack", schema)]
    choices = []
    for name, part in schema["$defs"].items():
        if "enum" in part:
            values = ", ".join(f"`{value}`" for value in part["enum"])
            choices.append(f"- {_words(name)}: {values}")
        else:
            parts.append(_table(_words(name), part))
    return "\n\n".join([*parts, "### Choices\n\n" + "\n".join(choices)])


def _table(title: str, part: dict[str, Any]) -> str:
    rows = [
        f"| `{name}` | {_shape(field)} | {'yes' if name in part.get('required', ()) else 'no'} |"
        f" {' '.join(field.get('description', '').split())} |"
        for name, field in part["properties"].items()
    ]
    about = " ".join(part.get("description", "").split())
    return "\n".join(
        [
            f"### {title}",
            "",
            about,
            "",
            "| field | is | needed | meaning |",
            "|---|---|---|---|",
            *rows,
        ]
    )


def _shape(field: dict[str, Any]) -> str:
    if "const" in field:
        return f"`{json.dumps(field['const'])}`"
    if "enum" in field:
        return " or ".join(f"`{value}`" for value in field["enum"])
    if "$ref" in field:
        return _words(field["$ref"].rpartition("/")[2])
    if options := field.get("anyOf") or field.get("oneOf"):
        return " or ".join(_shape(o) for o in options if o.get("type") != "null")
    if field["type"] == "array":
        return f"list of {_shape(field['items'])}{_bounds(field, 'minItems', 'maxItems')}"
    if field["type"] == "object":
        return f"fields of {_shape(field['additionalProperties'])}"
    if field["type"] == "string":
        return "date" if field.get("format") == "date" else _TEXTS.get(field.get("pattern"), "text")
    return _SIMPLE[field["type"]] + _bounds(field, "minimum", "maximum")


_TEXTS = {
    None: "text",
    r"^[^\n]*$": "one line of text",
    r"^[a-z0-9][a-z0-9_-]{0,63}$": "id",
    r"^\d+\.\d+\.\d+$": "version",
}
_SIMPLE = {"integer": "whole number", "number": "number", "boolean": "true or false"}


def _bounds(field: dict[str, Any], lowest: str, highest: str) -> str:
    low, high = field.get(lowest), field.get(highest)
    if low is not None and high is not None:
        return f", {low} to {high}"
    if high is not None:
        return f", at most {high}"
    return f", at least {low}" if low is not None else ""


def _words(name: str) -> str:
    spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()
    return spaced[0].upper() + spaced[1:]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
