"""The checks of finished mails: each fault is planted and found, by day and night, in the template and in the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsletter.checks.email.allowed import ALLOWED, EVERYWHERE
from newsletter.checks.email.check import faults
from newsletter.checks.email.fault import Fault, Mailed
from newsletter.checks.email.inbox import of_head
from newsletter.checks.email.mail import read_mail
from newsletter.edge.mailroom import FACTS
from newsletter.model.themes import DEFAULT
from newsletter.render.budget import Weight
from newsletter.render.email import Email
from tests.newsroom import Newsroom

TOP = Path(__file__).parents[2]
TABLE = json.loads(FACTS.read_text("utf-8"))
WORDS = (
    "These are words that any reader can read, and there are enough of them so that nobody takes this for spam. " * 2
)


def found(body: str, head: str = "") -> list[Fault]:
    html = f"<!DOCTYPE html><html><head><style>{head}</style></head><body><p>{WORDS}</p>{body}</body></html>"
    return list(faults(Mailed(Email(html, Weight(0, 0, 0, 0)), DEFAULT, TABLE["features"])))


DARK = "@media (prefers-color-scheme: dark) {{ {0} }}"
PLANTED = {
    "a clean body": ("<p>Words</p>", "", []),
    "flex": ('<p style="display:flex">x</p>', "", ["W861"]),
    "a unit": ('<p style="width:50vw">x</p>', "", ["W861"]),
    "a variable": ('<p style="color:var(--ink)">x</p>', "", ["W861"]),
    "an element": ("<video></video>", "", ["W861"]),
    "a vector image": ('<img src="https://a.example/plot.svg?x" alt="Plot" width="9">', "", ["W861"]),
    "an image in the text": ('<img src="data:image/png;base64,AA" alt="Plot" width="9">', "", ["W861"]),
    "an imported sheet": ("", "@import url(x.css);", ["W861"]),
    "what does no harm": ('<p style="border-radius:4px">x</p>', "p:hover { top: 0 }", []),
    "a part of what is known": (
        '<p style="padding-left:4px; border-top:0; background-color:#fff; color:#000">x</p>',
        "",
        [],
    ),
    "a nested at-rule": ("", "@media screen { p { top: 0 } @media print { p { top: 0 } } }", ["W862"]),
    "two at-rules": ("", "@media screen { p { top: 0 } } @media print { p { top: 0 } }", []),
    "a long head": ("", "p { top: 0 } " * 700, ["W863"]),
    "a background alone": ('<p style="background-color:#ffffcc">x</p>', "", ["W864"]),
    "a background with a colour": ('<p style="background-color:#ffffcc; color:#000000">x</p>', "", []),
    "a faint word": ('<p style="color:#999">x</p>', "", ["W865"]),
    "a faint word, twice": ('<p style="color:#999">x</p><p style="color:#999999">y</p>', "", ["W865"]),
    "a faint word that is hidden": ('<div style="display:none"><p style="color:#999">x</p></div>', "", []),
    "a large word": ('<p style="color:#888; font-size:24px">x</p>', "", []),
    "a colour from around": ('<div style="color:#999"><p><b>x</b></p></div>', "", ["W865"]),
    "a ground from around": (
        '<div style="background-color:#000; color:#fff"><p style="color:#222">x</p></div>',
        "",
        ["W865"],
    ),
    "a link on a dark ground": (
        '<div style="background:#000; color:#fff"><a href="http://a.example">x</a></div>',
        "",
        ["W865"],
    ),
    "a ground that turns dark": (
        '<p class="a" style="background-color:#ffffff; color:#000000">x</p>',
        DARK.format(".a { background-color: #111111 !important }"),
        ["W865"],
    ),
    "words that turn light": ("<p class='a'>x</p>", DARK.format("p.a { color: #eeeeee !important }"), ["W865"]),
    "both turn": (
        '<p class="a" style="background-color:#ffffff; color:#000000">x</p>',
        DARK.format(".a { background-color: #111111 !important; color: #eeeeee !important }"),
        [],
    ),
    "an image without alt": ('<img src="a.png" width="9">', "", ["W866"]),
    "an image of decoration": ('<img src="a.png" width="9" alt="">', "", []),
    "an image without a size": ('<img src="a.png" alt="A">', "", ["N869"]),
    "an image with half a size": ('<img src="a.png" alt="A" width="50%">', "", ["N869"]),
    "a control character": ("<p>a\x85b</p>", "", ["W867"]),
    "a link without words": ('<a href="https://a.example/"> </a>', "", ["W868"]),
    "a link of a picture": ('<a href="https://a.example/"><img src="a.png" alt="A" width="9"></a>', "", []),
    "a link of a picture that says nothing": (
        '<a href="https://a.example/"><img src="a.png" alt="" width="9"></a>',
        "",
        ["W868"],
    ),
    "a link to nowhere": ('<a href="#">Up</a>', "", ["W868"]),
    "a jump to an id": ('<a href="#n">Notes</a><p id="n">x</p>', "", ["W870"]),
    "a jump to a name": ('<a href="#n">Notes</a><p id="n"><a name="n"></a>x</p>', "", []),
    "a table of nothing": ("<table><tr><td>x</td></tr></table>", "", ["W871"]),
    "a table of data": ('<table class="data"><tr><td>x</td></tr></table>', "", []),
    "a short address": ('<a href="https://bit.ly/3xyz">Read</a>', "", ["W874"]),
    "a number for a name": ('<a href="http://192.0.2.7/a">Read</a>', "", ["W874"]),
    "a misleading link": ('<a href="https://evil.example/">https://bank.example/</a>', "", ["W874"]),
    "an address that is shown": ('<a href="https://www.bank.example/a">https://bank.example/a</a>', "", []),
    "words too small to see": ('<p style="font-size:1px">cheap pills</p>', "", ["W874"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head", "codes"), PLANTED.values(), ids=list(PLANTED))
def test_a_planted_fault_is_found_and_what_is_right_passes(body: str, head: str, codes: list[str]) -> None:
    assert [fault.code for fault in found(body, head)] == codes


def test_only_pictures_look_like_spam() -> None:
    html = '<html><body><img src="a.png" alt="Everything" width="9"></body></html>'
    mailed = Mailed(Email(html, Weight(0, 0, 0, 0)), DEFAULT, TABLE["features"])
    assert [fault.code for fault in faults(mailed)] == ["W874"]


@pytest.mark.parametrize(
    ("subject", "preheader", "codes"),
    [
        ("Models, papers and links", "What came out this week.", []),
        ("x" * 71, "", ["N872"]),
        ("Models", "x" * 141, ["N873"]),
        ("THIS WEEK IN MODELS", "", ["W874"]),
        ("NLP, CV", "", []),
        ("Free models!!!", "", ["W874"]),
        ("Re: your models", "", ["W874"]),
        ("Regarding models", "", []),
        ("机器学习周报：大型语言模型", "", []),
    ],
)
def test_subject_and_preheader(subject: str, preheader: str, codes: list[str]) -> None:
    assert [fault.code for fault in of_head(subject, preheader)] == codes


def test_the_night_is_laid_over_the_day() -> None:
    head = DARK.format("td p, .x { color: #eeeeee !important } a:hover { top: 0 } .y { margin: 0 }")
    body = '<p class="x y" style="color:#000; top:0">a<br>b</p>'
    mail = read_mail(f"<html><head><style>{head}</style></head><body>{body}</body></html>")
    (box,) = [box for box in mail.boxes if box.name == "p"]
    assert box.day == {"color": "#000", "top": "0"}
    assert box.night == {"color": "#eeeeee", "top": "0", "margin": "0"}


def test_what_is_only_for_outlook_is_not_looked_at() -> None:
    assert found("<!--[if mso]><table><tr><td style='display:flex'><![endif]-->") == []


def test_the_facts_about_clients_name_their_source_their_date_and_their_licence() -> None:
    assert TABLE["licence"].startswith("MIT")
    assert "caniemail" in TABLE["source"]
    assert TABLE["date"] >= "2026-06-29"
    assert len(TABLE["features"]) > 250


def test_each_allowance_is_about_a_known_feature_is_needed_and_has_a_reason() -> None:
    for feature, allowed in ALLOWED.items():
        missing = set(TABLE["features"][feature][1:])
        assert missing, feature
        assert allowed.why
        assert allowed.clients <= missing or allowed.clients == EVERYWHERE, feature


ISSUE = "---\ntitle: One\ndescription: All about it.\ndate: 2024-01-03\n---\n\n{0}\n\n## Links\n\n- [One](https://one.example/a)\n"


def told(room: Newsroom) -> Iterator[str]:
    for line in room.run("check").out.splitlines():
        if any(f" {letter}8" in line for letter in "EWN"):
            yield line


def test_a_fault_of_an_issue_is_told_at_its_place(newsroom: Newsroom) -> None:
    newsroom.write("issues/plot.svg", "<svg/>")
    newsroom.write(
        "issues/2024-01-03-one.md", ISSUE.format(f"{WORDS}\n\n![Three runs](plot.svg)\n\n[x](https://bit.ly/1)")
    )
    lines = list(told(newsroom))
    assert lines[0].startswith("issues/2024-01-03-one.md:9:15: ")
    assert any("W861 SVG image format is not known to gmail desktop-webmail" in line for line in lines)
    assert lines[-1].startswith("issues/2024-01-03-one.md:11:5: W874 the link to https://bit.ly/1")


def test_a_fault_of_the_template_is_told_once_and_not_for_each_issue(newsroom: Newsroom) -> None:
    for name in ("one", "two", "three"):
        newsroom.write(f"issues/2024-01-03-{name}.md", ISSUE.format(WORDS).replace("One", name))
    template = (TOP / "templates/email/email.html").read_text("utf-8")
    broken = template.replace("<h1>", '<p style="background-color:#123456">x</p><a href="#">Up</a><h1>')
    newsroom.write("templates/email/email.html", broken)
    assert [line.split(" ", 2)[:2] for line in told(newsroom)] == [
        ["templates/email/email.html:1:1:", code] for code in ("W864", "W865", "W865", "W868")
    ]
    newsroom.write("templates/email/email.html", template)
    assert list(told(newsroom)) == []


def test_a_template_that_fails_is_told_and_the_rest_is_checked(newsroom: Newsroom) -> None:
    newsroom.write("issues/2024-01-03-one.md", ISSUE.format("[a]()"))
    newsroom.write("templates/email/email.html", "\n{{ isue }}")
    run = newsroom.run("check")
    assert "templates/email/email.html:2:1: E801 'isue' is undefined" in run.out
    assert "W402" in run.out


def test_what_is_too_long_for_a_mail_is_found_before_it_is_built(newsroom: Newsroom) -> None:
    long = "## A\n\n" + f"{WORDS}\n\n" * 300 + "## B\n\n" + f"{WORDS}\n\n" * 300
    newsroom.write("issues/2024-01-03-one.md", ISSUE.format(long))
    (line,) = told(newsroom)
    assert " W852 " in line
    newsroom.write("newsletter.toml", newsroom.read("newsletter.toml") + "[email]\nsplit = false\n")
    (line,) = told(newsroom)
    assert " E851 " in line
    assert newsroom.run("check").code == 1
