"""Case prose: intakes, scenes and transcripts, set in a serif at a reader's line length."""

import html

import streamlit as st

_STYLE = """
<style>
.ipt-prose { font-family: "Source Serif", Georgia, "Times New Roman", serif;
  font-size: 1.125rem; line-height: 1.6; max-width: 65ch; overflow-wrap: anywhere; }
.ipt-prose p { margin: 0 0 0.9em; }
.ipt-prose .ipt-who { font-variant-caps: all-small-caps; letter-spacing: 0.03em; opacity: 0.85; }
.ipt-prose mark { background: rgba(64, 138, 133, 0.28); color: inherit; padding: 0 0.1em; }
</style>
"""


def show(text: str, *, marked: str = "") -> None:
    """Show paragraphs of prose; the words ``marked`` are lit where they stand."""
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    lit = " ".join(marked.split())
    body = "".join(f"<p>{_lit(paragraph, lit)}</p>" for paragraph in paragraphs)
    st.html(f'{_STYLE}<div class="ipt-prose">{body}</div>')


def dialogue(lines: list[tuple[str, str]]) -> None:
    """Show who said what."""
    body = "".join(
        f'<p><span class="ipt-who">{html.escape(who)}</span><br>{html.escape(said)}</p>'
        for who, said in lines
    )
    st.html(f'{_STYLE}<div class="ipt-prose">{body}</div>')


def _lit(paragraph: str, lit: str) -> str:
    if lit and lit in paragraph:
        before, after = paragraph.split(lit, 1)
        return f"{html.escape(before)}<mark>{html.escape(lit)}</mark>{html.escape(after)}"
    return html.escape(paragraph)
