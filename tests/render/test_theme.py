"""Templates: what is escaped, what is refused, and how a slip in one is told."""

from __future__ import annotations

import pickle
import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import PurePosixPath

import pytest

from newsletter.model.artifact import Theme
from newsletter.model.issue import Link
from newsletter.model.problem import NewsletterError
from newsletter.model.source import Raw
from newsletter.render.filters import date_long, date_short, host, iso
from newsletter.render.theme import environment, rendered
from tests.render.makers import SETTINGS, a_theme, an_issue


def theme_of(**files: str | bytes) -> Theme:
    raws = (
        Raw(PurePosixPath(name.replace("__", ".")), data.encode() if isinstance(data, str) else data)
        for name, data in files.items()
    )
    return Theme(tuple(raws))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", "a &lt; b &amp; &#34;c&#34;"),
        ("map.xml", "a &lt; b &amp; &#34;c&#34;"),
        ("icon.svg", "a &lt; b &amp; &#34;c&#34;"),
        ("part.txt", 'a < b & "c"'),
        ("style.css", 'a < b & "c"'),
    ],
)
def test_values_are_escaped_where_markup_is_written(name: str, text: str) -> None:
    theme = Theme((Raw(PurePosixPath(name), b"{{ title }}"),))
    assert rendered(theme, name, title='a < b & "c"') == text


def told(theme: Theme, template: str = "page.html", **values: object) -> NewsletterError:
    with pytest.raises(NewsletterError) as caught:
        rendered(theme, template, **values)
    return caught.value


@pytest.mark.parametrize(
    ("files", "line", "message"),
    [
        ({"page__html": "<p>\n{{ isue }}"}, "page.html:2:1", "'isue' is undefined"),
        ({"page__html": "{% include 'a.html' %}", "a__html": "\n\n{{ isue }}"}, "a.html:3:1", "'isue'"),
        (
            {
                "page__html": "{% extends 'base.html' %}\n{% block b %}\n{{ 1 + 'x' }}{% endblock %}",
                "base__html": "<b>\n{% block b %}{% endblock %}",
            },
            "page.html:3:1",
            "unsupported operand",
        ),
        (
            {"page__html": "{% extends 'base.html' %}", "base__html": "\n\n\n{{ isue }}"},
            "base.html:4:1",
            "'isue'",
        ),
        ({"page__html": "a\n{% if %}"}, "page.html:2:1", "Expected an expression"),
        ({"page__html": "a\n\n{% include 'gone.html' %}"}, "page.html:3:1", "no template called 'gone.html'"),
        ({"page__html": b"a\nb\n\xff"}, "page.html:3:1", "not written in UTF-8"),
        ({"page__html": "\n{{ ''.__class__.__mro__ }}"}, "page.html:2:1", "unsafe"),
        ({"page__html": "{% set _ = issue.append(1) %}"}, "page.html:1:1", "unsafe"),
    ],
)
def test_a_slip_is_told_with_template_and_line(files: dict[str, str], line: str, message: str) -> None:
    (problem,) = told(theme_of(**files), issue=[]).problems
    assert str(problem).startswith(f"templates/{line}: E801 ")
    assert message in problem.message


@pytest.mark.parametrize(
    "attempt",
    ["issue.__class__", "link._replace", "link.__init__.__globals__", "settings.__slots__", "link._make([])", "x.data"],
)
def test_what_begins_with_an_underscore_is_refused_and_what_is_missing_is_told(attempt: str) -> None:
    theme = theme_of(page__html=f"{{{{ {attempt} }}}}")
    error = told(theme, issue=an_issue(), link=Link("a", "b"), settings=SETTINGS, x=Link("a", "b"))
    assert re.search("unsafe|has no attribute 'data'", error.problems[0].message)


def test_the_values_of_the_model_show_their_fields_and_what_they_can_do() -> None:
    theme = theme_of(page__html="{{ link.title }} {{ settings.absolute('a/') }}")
    assert rendered(theme, "page.html", link=Link("a", "b"), settings=SETTINGS) == f"a {SETTINGS.base_url}/a/"


def test_a_wrong_name_is_answered_with_the_nearest_right_one() -> None:
    assert "did you mean 'issue'?" in told(theme_of(page__html="{{ isue }}"), issue=1).hint


def test_a_template_that_is_not_there_is_told() -> None:
    assert "no template called 'page.html'" in str(told(theme_of()))


def test_a_slip_told_in_another_process_arrives_whole() -> None:
    error = told(theme_of(page__html="{{ isue }}"))
    assert pickle.loads(pickle.dumps(error)).problems == error.problems


def test_equal_themes_share_one_environment() -> None:
    assert environment(a_theme()) is environment(a_theme())


def test_a_publications_own_template_replaces_one_file() -> None:
    own = a_theme(**{"web/robots.txt": "own"})
    assert rendered(own, "web/robots.txt") == "own"
    assert environment(own) is not environment(a_theme())


def test_every_built_in_template_of_the_web_compiles() -> None:
    jinja = environment(a_theme())
    names = [name for name in a_theme().names() if name.startswith("web/")]
    assert "web/issue.html" in names
    for name in names:
        jinja.get_template(name)


def test_dates_need_no_locale() -> None:
    assert (date_long(date(2024, 1, 3)), date_short(date(2024, 2, 27))) == ("3 January 2024", "Feb. 27")
    assert date_short(date(2024, 5, 31)) == "May 31"


def test_moments_are_written_in_universal_time() -> None:
    assert iso(datetime(2024, 1, 3, 1, 0, tzinfo=timezone(timedelta(hours=2)))) == "2024-01-02T23:00:00Z"
    assert iso(datetime(2024, 1, 3, 1, 0, 0, 5, tzinfo=UTC)) == "2024-01-03T01:00:00Z"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.arxiv.org/abs/1", "arxiv.org"),
        ("https://me:secret@News.Example:8080?a=b", "news.example"),
        ("http://a.example#www.b.example", "a.example"),
        ("notes.md", ""),
        ("mailto:ada@news.example", ""),
        ("http://[broken", ""),
    ],
)
def test_an_address_is_named_by_its_site(address: str, name: str) -> None:
    assert host(address) == name
