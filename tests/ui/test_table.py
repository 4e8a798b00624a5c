"""Tables: every word as it was given, nothing as markup, and readable without seeing them."""

import re

from streamlit.testing.v1 import AppTest

from ipt_training.ui import table

MARKUP = '<img src=x onerror="alert(1)"> **bold** $x$ [a](b)'


def test_words_are_shown_as_they_are() -> None:
    drawn = table.as_html([{"Who <b>": MARKUP, "Note": MARKUP}], name='A "table" <i>')
    assert "<img" not in drawn
    assert "<b>" not in drawn
    assert 'aria-label="A &quot;table&quot; &lt;i&gt;"' in drawn
    assert drawn.count("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; **bold** $x$ [a](b)") == 2


def test_the_first_column_heads_its_rows_and_every_cell_knows_its_column() -> None:
    drawn = table.as_html([{"Item": "one", "Skill": "3"}, {"Item": "two", "Skill": "4"}], name="T")
    assert re.findall(r'scope="col">([^<]*)<', drawn) == ["Item", "Skill"]
    assert re.findall(r'scope="row">([^<]*)<', drawn) == ["one", "two"]
    assert re.findall(r'data-label="([^"]*)">([^<]*)<', drawn) == [("Skill", "3"), ("Skill", "4")]


def test_what_a_row_lacks_is_an_empty_cell() -> None:
    drawn = table.as_html([{"Rater": "A", "Why": "few"}, {"Rater": "B", "Infit": "1.0"}], name="T")
    assert re.findall(r"<td[^>]*>([^<]*)<", drawn) == ["few", "", "", "1.0"]


def test_many_columns_become_lines_on_a_phone_also_where_they_are_read_across() -> None:
    few, many = [{"a": "", "b": "", "c": "", "d": ""}], [dict.fromkeys("abcde", "")]
    assert 'class="ipt-table plain"' in table.as_html(few, name="T")
    assert 'class="ipt-table stacks"' in table.as_html(many, name="T")
    assert 'class="ipt-table stacks wide"' in table.as_html(many, name="T", wide=True)


def test_without_rows_nothing_is_drawn() -> None:
    def script() -> None:
        from ipt_training.ui import table

        table.show([], name="T")

    test = AppTest.from_function(script).run()
    assert not test.exception
    assert len(test.main) == 0
