"""Pages of the demonstration's people, each of whom signs in once."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, StorageState

from ipt_training.domain.people.demonstration import DEMO_PASSWORD
from tests.browser import walk


@dataclass
class Kept:
    """What outlives one browser: the cookies of each role, and the certificate that was issued."""

    cookies: dict[str, StorageState] = field(default_factory=dict)
    certificate: dict[str, str] = field(default_factory=dict)


@dataclass
class Visits:
    """Opens pages for a role."""

    browser: Browser
    address: str
    kept: Kept

    def page(self, role: str, path: str = "/") -> Page:
        """Open an address as a role, in a browser context of its own."""
        if role not in self.kept.cookies:
            first = walk.sign_in(self.browser, self.address, role)
            self.kept.cookies[role] = first.context.storage_state()
            first.context.close()
        context = walk.watched(
            self.browser.new_context(
                viewport={"width": 1440, "height": 900},
                accept_downloads=True,
                storage_state=self.kept.cookies[role],
                timezone_id="Europe/Vienna",
            )
        )
        page = context.new_page()
        page.goto(f"{self.address}{path}")
        page.get_by_role("heading", level=1).first.wait_for()
        walk.settle(page)
        return page

    def certificate(self) -> dict[str, str]:
        """Issue a certificate once; give the paths of all its pages."""
        if not self.kept.certificate:
            page = self.page("programme lead")
            page.get_by_role("button", name="Decide").first.click()
            page.locator("input[type=password]").fill(DEMO_PASSWORD)
            page.get_by_role("button", name="Issue the certificate").click()
            links = {"verify": "Verification page", "print": "Open the page to print"}
            decision = path_of(page.url)
            found = {"decision": decision, "progress": decision.replace("decision", "progress")}
            for name, label in links.items():
                link = page.get_by_role("link", name=label)
                link.wait_for()
                found[name] = path_of(link.get_attribute("href"))
            self.kept.certificate = found
            page.context.close()
        return self.kept.certificate


def path_of(href: str | None) -> str:
    """Give an address without the server it is on."""
    assert href is not None
    return re.sub(r"^https?://[^/]+", "", href)
