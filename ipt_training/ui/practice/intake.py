"""The intake of a case in a scroll of its own, with the words a choice rested on lit."""

import html
import re

import streamlit as st

ANCHOR = "in-the-intake"
_EMPHASIS = re.compile(r"\*([^*\s](?:[^*]*[^*\s])?)\*")
_STYLE = """
<style>
.ipt-intake { font-family: "Source Serif", Georgia, "Times New Roman", serif;
  font-size: 1.125rem; line-height: 1.6; max-width: 65ch; max-height: 78vh; overflow-y: auto;
  overflow-wrap: anywhere; padding-right: 1rem; scroll-behavior: smooth; }
.ipt-intake p { margin: 0 0 0.9em; }
.ipt-intake h2, .ipt-intake h3 { font-family: inherit; font-weight: 600; line-height: 1.3;
  padding: 0; margin: 1.1em 0 0.35em; }
.ipt-intake h2 { font-size: 1.45rem; margin-top: 0; }
.ipt-intake h3 { font-size: 1.15rem; }
.ipt-intake mark { background: rgba(64, 138, 133, 0.32); color: inherit; padding: 0 0.1em;
  scroll-margin: 5rem; }
@media (max-width: 640px) { .ipt-intake { max-height: 55vh; } }
</style>
"""


def show(text: str, *, marked: str = "") -> None:
    """Show an intake; the words ``marked`` are lit and can be gone to by :data:`ANCHOR`."""
    st.html(
        f'{_STYLE}<div class="ipt-intake" role="region" aria-label="Intake" tabindex="0">'
        f"{as_html(text, marked=marked)}</div>"
    )


def as_html(text: str, *, marked: str = "") -> str:
    """Give the headings, paragraphs and emphasis of an intake; everything else is literal."""
    return "".join(_block(block, marked=" ".join(marked.split())) for block in _blocks(text))


def _blocks(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.splitlines():
        heading = line.startswith("#")
        lines.append(f"\n{line}\n" if heading else line)
    return [
        " ".join(part.split()) for part in re.split(r"\n\s*\n", "\n".join(lines)) if part.strip()
    ]


def _block(block: str, *, marked: str) -> str:
    if block.startswith("#"):
        level = "h2" if block.startswith("# ") else "h3"
        return f"<{level}>{html.escape(block.lstrip('# '))}</{level}>"
    escaped, lit = html.escape(block), html.escape(marked)
    if lit and lit in escaped:
        escaped = escaped.replace(lit, f'<mark id="{ANCHOR}">{lit}</mark>', 1)
    emphasised = _EMPHASIS.sub(r"<em>\1</em>", escaped)
    return f"<p>{emphasised}</p>"
