"""The programme: everybody a part at a time, found by name, never by score."""

import re

from streamlit.testing.v1 import AppTest

from ipt_training.ui.paging import AT_ONCE
from tests.builders import a_person
from tests.fakes.office import LEAD, TRAINEE, Office
from tests.ui.test_screens import draw, drawn, words

MARKUP = "<b>Eve</b> **z** $x$"


def crowd(number: int, *, name: str = "Learner") -> Office:
    office = Office()
    with office.store.writing() as tx:
        for n in range(number):
            tx.people.add(a_person(f"more{n:02}", name=f"{name} {n:02}"), "hash")
    return office


def names(test: AppTest) -> list[str]:
    labels = [str(one.proto.label) for one in test.get("page_link")]
    return [
        re.sub(r"\\(.)", r"\1", label).removeprefix("**").removesuffix("**") for label in labels
    ]


def test_twenty_are_shown_and_then_the_next() -> None:
    test = draw(crowd(25), "programme", LEAD)
    assert f"{25 + 2} of {25 + 2} trainees" in words(test)
    assert len(names(test)) == AT_ONCE
    test.button(key="more.programme").click().run()
    assert len(names(test)) == 27
    assert drawn(test).count("<dl") == 27
    assert not test.exception


def test_somebody_is_found_by_a_part_of_the_name() -> None:
    test = draw(crowd(25), "programme", LEAD)
    test.text_input(key="programme.find").set_value(" lEARNER 2").run()
    assert names(test) == [f"Learner 2{n}" for n in range(5)]
    test.text_input(key="programme.find").set_value("nobody").run()
    assert names(test) == []
    assert "Nobody fits" in words(test)


def test_a_name_leads_to_the_progress_and_every_requirement_says_its_state() -> None:
    test = draw(Office(), "programme", LEAD)
    addresses = [str(one.proto.query_string) for one in test.get("page_link")]
    assert f"trainee={TRAINEE}&pack=level" in addresses
    cells = re.findall(r"<dt>([^<]*)</dt><dd>([^<]*)</dd>", drawn(test))
    assert len(cells) == 2 * 2
    assert {state for _, state in cells} == {"missing (0 of 8)", "missing (0 of 1)"}


def test_a_name_full_of_markup_is_shown_as_typed() -> None:
    test = draw(crowd(1, name=MARKUP), "programme", LEAD)
    assert f"{MARKUP} 00" in names(test)
