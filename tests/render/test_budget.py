"""An email that is too long: what it weighs, where it is cut, and how that is told."""

from __future__ import annotations

from binascii import b2a_qp
from dataclasses import replace

import pytest

from newsletter.document import email_with_seams, parse_markdown, to_email
from newsletter.model.issue import Link
from newsletter.model.mailing import PROVIDERS, Mailing, Provider
from newsletter.model.publication import Frame, Settings
from newsletter.render.budget import ENCODED, HTML, tracking, weigh
from newsletter.render.email import Email, email
from newsletter.render.renderer import Texts
from newsletter.render.split import fitting
from tests.newsroom import Newsroom
from tests.render.mail_sample import ISSUE, SETTINGS, THEME

PAGE = ISSUE.page
SMALL = """Opening words.[^a]

## Models

One.

### Gemini

Two.[^b]

## Papers

Three.[^c]

[^a]: First note.
[^b]: Second note.
[^c]: Third note.
"""


def texts(markdown: str) -> Texts:
    html, seams = email_with_seams(parse_markdown(markdown), PAGE)
    return Texts("", html, "", "", seams=seams)


def paragraphs(count: int, word: str = "word") -> str:
    return "\n\n".join([" ".join([word] * 60)] * count)


LONG = f"Opening.\n\n## Models\n\n{paragraphs(100)}\n\n## Papers\n\n{paragraphs(200)}\n\n## Links\n\n{paragraphs(20)}\n"


def made(markdown: str, settings: Settings = SETTINGS) -> Email:
    return email(ISSUE, texts(markdown), Frame(settings), THEME)


def test_seams_stand_before_headings_and_notes() -> None:
    html, seams = email_with_seams(parse_markdown(SMALL), PAGE)
    assert html == to_email(parse_markdown(SMALL), PAGE)
    assert [(seam.title, seam.level, seam.anchor, seam.line) for seam in seams.headings] == [
        ("Models", 2, "models", 3),
        ("Gemini", 3, "gemini", 7),
        ("Papers", 2, "papers", 11),
    ]
    assert all(html[seam.at :].startswith(f'<h{seam.level} id="{seam.anchor}"') for seam in seams.headings)
    assert [html[at:].startswith("<li>") for at in seams.notes] == [True] * 3
    assert html[seams.end :].startswith('<div class="footnotes">')


def test_a_body_that_fits_is_whole() -> None:
    cut = fitting(ISSUE, texts(SMALL), lambda cut: True)
    assert cut.body == texts(SMALL).email
    assert cut.rest == ()


def test_the_cut_stands_before_a_section_and_takes_its_notes_along() -> None:
    cut = fitting(ISSUE, texts(SMALL), lambda cut: "Three" not in cut.body)
    assert "Two." in cut.body
    assert ("First note" in cut.body, "Second note" in cut.body, "Third note" in cut.body) == (True, True, False)
    assert cut.body.endswith("</ol>\n</div>\n")
    assert cut.rest == (Link("Papers", f"{PAGE}#papers"),)


def test_the_longest_beginning_that_fits_is_taken() -> None:
    cut = fitting(ISSUE, texts(SMALL), lambda cut: "One." not in cut.body)
    assert cut.body.startswith("<p>Opening words.")
    assert "Models" not in cut.body
    assert cut.rest == (Link("Models", f"{PAGE}#models"), Link("Papers", f"{PAGE}#papers"))


def test_a_section_that_is_too_long_by_itself_is_cut_at_the_third_level() -> None:
    text = "## Papers\n\nOne.\n\n### A\n\nTwo.\n\n### B\n\nThree.\n"
    cut = fitting(ISSUE, texts(text), lambda cut: "Three" not in cut.body)
    assert "Two." in cut.body
    assert cut.rest == (Link("B", f"{PAGE}#b"),)


def test_without_a_heading_all_of_it_goes_to_the_web() -> None:
    cut = fitting(ISSUE, texts(paragraphs(3)), lambda cut: not cut.body)
    assert cut == ("", (Link(ISSUE.title, PAGE),))


def test_a_long_issue_goes_on_in_the_web_and_says_so() -> None:
    mail = made(LONG)
    assert mail.weight.html <= HTML
    assert mail.weight.encoded <= ENCODED
    assert [link.title for link in mail.rest] == ["Papers", "Links"]
    assert f'<a href="{PAGE}#papers" class="button"' in mail.html
    (problem,) = mail.problems
    assert problem.code == "W852"
    assert "heaviest: “Papers” 66," in problem.message
    assert "before “Papers”" in problem.hint
    assert problem.line == texts(LONG).seams.headings[1].line
    assert made(LONG) == mail


def test_many_sections_that_follow_are_counted_and_not_all_named() -> None:
    text = "".join(f"## Part {number}\n\n{paragraphs(30)}\n\n" for number in range(20))
    assert "Part 11 and 8 more.</p>" in made(text).html


def test_without_leave_it_is_an_error_that_names_the_heaviest_sections() -> None:
    mail = made(LONG, replace(SETTINGS, email=Mailing(split=False)))
    (problem,) = mail.problems
    assert problem.code == "E851"
    assert "“Papers”" in problem.message.partition("“Models”")[0]
    assert "split = true" in problem.hint
    assert mail.rest == ()


def test_text_that_grows_when_it_is_encoded_is_too_long_sooner() -> None:
    text = f"## A\n\n{paragraphs(60, 'ßäöü')}\n\n## B\n\n{paragraphs(60, 'ßäöü')}\n"
    whole = weigh(made(text, replace(SETTINGS, email=Mailing(split=False))).html, Provider(""))
    assert whole.html < HTML < ENCODED < whole.encoded
    assert made(text).weight.encoded <= ENCODED


def test_near_the_limit_is_a_note() -> None:
    (problem,) = made(f"## A\n\n{paragraphs(225)}\n").problems
    assert problem.code == "N853"


def test_the_weight_is_counted_as_it_is_sent() -> None:
    html = "<html><head><style>a {}</style><!--[if mso]><style>b { top: 0 }</style><![endif]--></head>é</html>"
    assert weigh(html, Provider("")) == (len(html) + 1, len(b2a_qp(html.encode())), len(html) + 1, 4)


@pytest.mark.parametrize(
    ("html", "size"),
    [
        ("<p>no sheet</p><!-- a -->", 0),
        ("<STYLE media=print>abc</Style>", 3),
        ("<style>abc</style>\u0130\u0130<style>de</style>", 5),
        ("<style>abc</style><!-- <style>d</style> --><!-- e --><style>f</style><!-- <style>g</style> -->", 4),
        ("<style>abc</style><!-- never closed <style>d</style>", 4),
        ("<!-- <style>abc</style>", 3),
    ],
)
def test_style_sheets_count_where_they_are_read(html: str, size: int) -> None:
    assert weigh(html, Provider("")).head == size


def test_a_sender_adds_to_each_link_what_its_own_is_longer() -> None:
    html = (
        '<a href="https://a.example/">a</a> <a class="x" href="https://b.example/?a=1&amp;b=2">b</a> <a href="#c">c</a>'
    )
    assert tracking(html, Provider("")) == 0
    assert tracking(html, Provider("", link=100)) == 160 + (100 - 18) + (100 - 30)
    assert tracking(html, Provider("", link=10)) == 160
    assert Mailing("mailchimp", tracked_link=333).sender.tracked("https://a.example/") == 333
    assert Mailing("kit").sender.tracked("x" * 100) == 80 + 134


def test_links_that_a_sender_makes_longer_count() -> None:
    text = "## A\n\n" + "- [w](https://a.example/)\n" * 150 + "\n## B\n\n" + "- [w](https://a.example/)\n" * 150
    assert made(text).rest == ()
    long = made(text, replace(SETTINGS, email=Mailing("sendgrid")))
    assert [link.title for link in long.rest] == ["B"]
    assert "with the sender's links in it" in long.problems[0].message


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_sender_has_its_tag_in_the_mail(name: str) -> None:
    mail = made("Words.", replace(SETTINGS, postal_address="", email=Mailing(name)))
    sender = PROVIDERS[name]
    assert f'<a href="{sender.unsubscribe}" class="quiet"' in mail.html
    assert not sender.address or sender.address in mail.html


def test_a_build_writes_a_mail_that_arrives_and_fails_only_when_told_to(newsroom: Newsroom) -> None:
    newsroom.write("issues/2024-01-03-one.md", f"---\ntitle: One\n---\n\n{LONG}")
    built = newsroom.run("build")
    assert built.code == 0
    assert "issues/2024-01-03-one.md:209:1: W852" in built.err
    assert len(newsroom.read("dist/issues/one/email.html")) < HTML
    assert newsroom.read("dist/issues/one/email.txt").count("word") > 19_000
    newsroom.write("newsletter.toml", newsroom.read("newsletter.toml") + "[email]\nsplit = false\n")
    for _ in range(2):
        built = newsroom.run("build")
        assert (built.code, "E851" in built.err) == (1, True)
    assert len(newsroom.read("dist/issues/one/email.html")) > HTML
    assert newsroom.read("dist/issues/one/index.html").count("word") > 19_000
