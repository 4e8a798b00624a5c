"""A certificate prints on one page, on either paper, whatever stands on it or became of it."""

import re
from datetime import date

import pytest
from playwright.sync_api import Browser

from ipt_training.adapters.reporting.html import HtmlPages
from ipt_training.domain.certification.certificate import Certificate
from ipt_training.reports.certification.certificate import certificate_page
from tests.reports.builders import certificate, finding

WITHDRAWN_ON = date(2028, 1, 5)
LONG = "of the holder's whole name, which is as long as some names of people really are"


def with_much_on_it(requirements: int, title: str, statement: str) -> Certificate:
    """Give a certificate of a demonstration with so many requirements."""
    plain = certificate(holder=f"Amara Nowak {title}"[:90], fictional=True)
    findings = tuple(
        finding(str(number)).model_copy(update={"title": f"Requirement {number} {title}"})
        for number in range(requirements)
    )
    decision = plain.decision.model_copy(update={"findings": findings})
    return plain.model_copy(update={"decision": decision, "statement": statement})


FILLED = {
    "two requirements": certificate(),
    "eight requirements": with_much_on_it(8, "", "Has met them."),
    "five of long titles": with_much_on_it(5, LONG, "Has met them."),
    "a long statement": with_much_on_it(2, "", f"{LONG}. " * 8),
    "as much as there may be": with_much_on_it(15, LONG, f"{LONG}. " * 10),
}


def pages_of(browser: Browser, html: str, paper: str) -> int:
    """Give how many pages a page prints on."""
    page = browser.new_page()
    page.set_content(html)
    printed = page.pdf(format=paper, print_background=True)
    page.close()
    return len(re.findall(rb"/Type\s*/Page\b", printed))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("withdrawn_on", [None, WITHDRAWN_ON])
@pytest.mark.parametrize("filled", FILLED)
def test_a_certificate_is_one_page(
    browser: Browser, paper: str, withdrawn_on: date | None, filled: str
) -> None:
    values = certificate_page(FILLED[filled], "https://training.example.org", withdrawn_on)
    html = HtmlPages().render("certificate.html.j2", values)
    assert pages_of(browser, html, paper) == 1


def test_a_withdrawn_one_has_the_word_the_date_and_the_code_across_it(browser: Browser) -> None:
    values = certificate_page(certificate(), "https://training.example.org", WITHDRAWN_ON)
    page = browser.new_page()
    page.set_content(HtmlPages().render("certificate.html.j2", values))
    page.emulate_media(media="print")
    across = page.locator(".withdrawn")
    assert "5 January 2028" in across.inner_text()
    assert across.inner_text().lower().startswith("withdrawn")
    assert certificate().code in re.sub(r"\s", "", across.inner_text())
    over, holder = across.bounding_box(), page.locator(".frame").bounding_box()
    page.close()
    assert over is not None
    assert holder is not None
    assert over["width"] > holder["width"] * 0.9
    assert holder["y"] < over["y"] < holder["y"] + holder["height"]
