"""Pages: filled, escaped and without script."""

import re

import pytest
from jinja2 import TemplateNotFound, UndefinedError

from ipt_training.adapters.reporting.html import HtmlPages
from ipt_training.reports.certification.certificate import certificate_page
from ipt_training.reports.fidelity.scorecard_report import scorecard_page
from ipt_training.use_cases.ports.reporting import Pages
from tests.reports.builders import certificate, rated_row, rating, rubric

HOSTILE = '<img src=x onerror="alert(1)"><script>alert(1)</script>'
VERIFIED: dict[str, object] = {
    "verdict": "valid",
    "holder": "Amara Nowak",
    "level": "IPT practitioner",
    "programme": "North River",
    "issued": "4 March 2027",
    "expires": "4 March 2030",
    "fictional": False,
}


def render(template: str, values: dict[str, object]) -> str:
    pages: Pages = HtmlPages()
    return pages.render(template, values)


def a_scorecard(text: str = "Well heard.", *, brief: bool = False) -> str:
    row = rated_row(rating(comment=text, rater=text), rubric(brief=brief))
    values = scorecard_page(row.rating, row.rubric, row.scorecard, row.facts)
    return render("scorecard.html.j2", values)


def a_certificate(holder: str = "Amara Nowak", *, fictional: bool = False) -> str:
    values = certificate_page(certificate(holder=holder, fictional=fictional), "https://x.example")
    return render("certificate.html.j2", values)


@pytest.mark.parametrize(
    "page",
    [
        a_scorecard(HOSTILE),
        a_certificate(HOSTILE),
        render("verification.html.j2", {**VERIFIED, "holder": HOSTILE}),
    ],
)
def test_what_people_wrote_is_shown_and_never_run(page: str) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page
    assert "<img" not in page


@pytest.mark.parametrize(
    "page", [a_scorecard(), a_certificate(), render("verification.html.j2", VERIFIED)]
)
def test_a_page_asks_nothing_of_other_places_and_needs_no_script(page: str) -> None:
    own = page.replace('<link rel="icon" href="/favicon.svg">', "")
    assert re.findall(r'(?:src|href)="|url\(|@import| on[a-z]+="', own) == []
    assert '<html lang="en-GB">' in page
    assert "@media print" in page


def test_a_missing_value_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(UndefinedError):
        render("certificate.html.j2", {})


def test_there_are_no_templates_but_the_products_own() -> None:
    with pytest.raises(TemplateNotFound):
        render("../html.py", {})


def test_a_certificate_says_what_it_is_and_what_it_is_not() -> None:
    page = a_certificate()
    assert "It does not guarantee competence." in page
    assert "https://x.example/verify" in page
    assert "".join(re.findall(r"<span>([0-9a-f]{4})</span>", page)) == certificate().code
    assert "fictional person" not in page


def test_a_fictional_certificate_says_so() -> None:
    assert "Demonstration: a fictional person" in a_certificate(fictional=True)


def test_a_scorecard_shows_the_sentence_before_anything_and_n_beside_every_mean() -> None:
    page = a_scorecard()
    body = page[page.index("<main>") :]
    assert body.index("At the mark or above") < body.index("Mean skill")
    assert body.count("n = 3 of 3") == 1
    assert "3.50 (n = 4)" in body
    assert "3.67 (n = 3)" in body
    assert "No opportunity" in body


def test_only_a_rubric_that_decides_draws_its_mark() -> None:
    assert 'class="mark"' in a_scorecard()
    assert 'class="mark"' not in a_scorecard(brief=True)


@pytest.mark.parametrize(("verdict", "word"), [("valid", "Valid"), ("expired", "Expired")])
def test_a_verdict_stands_in_one_line_with_what_it_means(verdict: str, word: str) -> None:
    page = render("verification.html.j2", {**VERIFIED, "verdict": verdict})
    assert f"<strong>{word}</strong>: Amara Nowak, IPT practitioner" in page


def test_a_withdrawn_certificate_names_nobody() -> None:
    page = render("verification.html.j2", {**VERIFIED, "verdict": "withdrawn", "holder": None})
    assert "<strong>Withdrawn</strong>: IPT practitioner" in page
    assert "Amara" not in page


def test_an_altered_certificate_says_only_that_it_proves_nothing() -> None:
    page = render("verification.html.j2", {"verdict": "altered", "holder": None, "level": None})
    assert "<strong>Altered</strong></h2>" in page
    assert "It proves nothing" in page
    assert "<dl>" not in page


def test_a_certificate_names_the_page_that_verifies_it() -> None:
    assert "<strong>https://x.example/verify</strong>" in a_certificate()
    assert 'class="withdrawn"' not in a_certificate()


def test_an_unknown_code_tells_nothing() -> None:
    page = render("verification.html.j2", {"verdict": "unknown"})
    assert "No certificate has this code." in page


def test_without_a_code_there_is_only_the_form() -> None:
    page = render("verification.html.j2", {})
    assert "Enter the code printed on the certificate." in page
    assert len(re.findall("<input", page)) == 1
