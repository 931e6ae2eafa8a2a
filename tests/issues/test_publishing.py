"""Publishing a draft: status, date, number and id are set, and no other byte changes."""

from datetime import date

import pytest

from newsletter.issues.publishing import find, published
from newsletter.model.problem import NewsletterError
from tests.issues.desk import PATH, SETTINGS, head

DAY = date(2024, 1, 10)
BODY = "\r\nWords — with  odd   spacing,\ttabs\r\n<!-- and a comment -->\r\n"


def made(text: str, path: str = "issues/2024-01-03-hello.md", *others: str) -> str:
    one = head(text, path)
    rest = [head(other, f"issues/other-{place}.md") for place, other in enumerate(others)]
    return published(one, text.encode(), [one, *rest], SETTINGS, DAY).decode()


def test_only_what_is_missing_is_added() -> None:
    text = f"---\r\ntitle: Hello   # mine\r\nstatus: draft\r\nown: [ 1,2 ]\r\n---{BODY}"
    assert made(text) == (
        "---\r\ntitle: Hello   # mine\r\nstatus: published\r\nown: [ 1,2 ]\r\ndate: 2024-01-03\r\nnumber: 1\r\n"
        f"id: tag:news.example,2024:issues/hello\r\n---{BODY}"
    )


def test_an_issue_without_any_date_gets_the_day() -> None:
    assert "\ndate: 2024-01-10\n" in made("---\ntitle: x\nstatus: draft\n---\n", "issues/hello.md")


def test_a_date_and_an_id_that_were_written_stay() -> None:
    text = "---\ntitle: x\ndate: 2024-01-05 09:00\nid: urn:mine\nnumber: 4\nstatus: draft\n---\nWords\n"
    assert made(text) == text.replace("draft", "published")


def test_an_issue_that_is_out_keeps_the_id_by_which_it_is_known_and_takes_no_new_number() -> None:
    text = "---\ntitle: x\n---\nWords\n"
    out = "---\ntitle: x\nid: https://news.example/issues/hello/\ndate: 2024-01-03\n---\nWords\n"
    assert sorted(made(text).splitlines()) == sorted(out.splitlines())


def test_a_date_that_is_none_is_replaced_where_it_stands() -> None:
    written = made("---\nPubDate: soon\ntitle: x\ndraft: true\n---\n", "issues/hello.md")
    assert written.startswith("---\nPubDate: 2024-01-10\ntitle: x\ndraft: false\n")


def test_the_day_of_publication_is_no_switch() -> None:
    text = "---\npublished: 2024-01-05\nstatus: draft\nnumber: 1\nid: a\n---\n"
    assert made(text) == text.replace("draft", "published")


def test_the_number_follows_the_highest_one_that_is_out() -> None:
    text = "---\nstatus: draft\n---\n"
    out, draft = "---\nnumber: 7\n---\n", "---\nnumber: 9\nstatus: draft\n---\n"
    assert "\nnumber: 8\n" in made(text, "issues/2024-01-03-hello.md", out, draft)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("+++\ntitle = 'x'\ndraft = true\n+++\nWords\n", "draft = false"),
        ("---\ntitle: x\npublished: false\n---\nWords\n", "published: true"),
        ("Title: x\nStatus: draft\n\nWords\n", "Status: published"),
        ("---\ntitle: x\nstate: wip\n---\nWords\n", "state: published"),
        ("---\ntitle: x\nis_published: false\n---\nWords\n", "is_published: true"),
        ("Words\n", "status: published"),
    ],
)
def test_other_systems_say_it_in_their_own_words(text: str, line: str) -> None:
    written = made(text, "issues/_drafts/2024-01-03-hello.md")
    assert line in written.splitlines()
    assert written.endswith("Words\n")
    assert [head(written, path).status for path in (PATH, "issues/_drafts/2024-01-03-hello.md")] == ["published"] * 2
    assert not head(written).problems


def test_a_second_time_changes_nothing() -> None:
    once = made("---\ntitle: x\nstatus: draft\n---\nWords\n")
    assert made(once) == once


def test_an_issue_is_found_by_slug_path_or_file_name() -> None:
    one = head("", "issues/2024-01-03-hello.md")
    for name in ("hello", "issues/2024-01-03-hello.md", "2024-01-03-hello.md", "2024-01-03-hello"):
        assert find([one], name) is one
    with pytest.raises(NewsletterError, match="did you mean 'hello'"):
        find([one], "helo")
