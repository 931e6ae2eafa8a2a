"""Our inlining against premailer's own, the whole document at once, attribute by attribute."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from random import Random

import pytest
from lxml import etree
from premailer import Premailer

from newsletter.model.problem import NewsletterError
from newsletter.render.email import email_html
from newsletter.render.inlining import answers, answers_key, inline, teach
from newsletter.render.specimen import OPTIONS
from newsletter.render.stylesheet_lint import lint
from tests.render.mail_sample import BODY, FRAME, ISSUE, SHEET, TEXTS, THEME

SMALL = """
p { margin: 0 0 1em; color: #222222 }
.note { color: #aa0000; border-left: 4px solid red }
.note.loud { color: #ff0000 }
p.lead { font-size: 20px; font-family: "Segoe UI", Arial, sans-serif }
div p { line-height: 1.5 }
div > p { text-indent: 0 }
td > a, li a { color: blue; text-decoration: none }
#top { padding: 3px }
a[href] { text-decoration: underline }
td[align="right"] p { color: green }
blockquote blockquote { margin: 0; color: unset }
span { mso-hide: all; display: none }
"""


def by_premailer(html: str, sheet: str) -> str:
    return str(Premailer(html, css_text=sheet, **OPTIONS).transform(pretty_print=False))


def elements(html: str) -> list[tuple[str, dict[str, str]]]:
    """Every element below the head in reading order: its tag and its attributes."""
    root = etree.fromstring(html.strip(), etree.HTMLParser())
    found = (one for one in root.iter() if isinstance(one.tag, str) and one.tag != "style")
    return [(str(one.tag), {str(name): str(value) for name, value in one.items()}) for one in found]


def without_style_elements(html: str) -> str:
    """premailer would inline the sheet of the head too; that one is not its business here."""
    begin, end = html.index("<style>\n:root"), html.rindex("</style>") + len("</style>")
    return html[:begin] + html[end:]


DOCUMENTS = {
    "a fragment": "<p>one<p class='note loud'>two<p id=top>three",
    "lists without end tags": "<ul><li>one <a href=x>a</a><li>two<ul><li>three</ul><li class=note>four</ul>",
    "tables without end tags": "<table><tr><td align=right><p>1<td><a href=x>a</a><tr><th><p>2</table><p>c",
    "void elements": "<div><p>a<br>b<img src=x class=note><hr class=note>c</p><input class=note><p>d</div>",
    "styles of their own": '<p style="color:red">a<p class="note" style="margin:3px">b<i style="top:0">c</i>',
    "a quoted font": '<div><p class="lead" style=\'background:url("a.png")\'>a</p></div>',
    "entities in attributes": '<p class="note &amp; x" title="&lt;">x <a href="?a&amp;b=2" title=\'"\'>y</a>',
    "capitals": "<DIV CLASS='note'><P>a<A HREF=x>b</A></P></DIV>",
    "quotations": "<blockquote><blockquote><p>a</p><blockquote class=note>b</blockquote></blockquote>",
    "comments": "<div><!-- <p class=note> --><p>a<!--[if mso]><table><tr><td><p><![endif]-->b</p></div>",
    "a pre": "<pre>  &lt;p&gt;\n\n  two  <span class=note>x</span>\n</pre><p>a",
    "a stray end tag": "<div><p>a</b></p></i></div><p>b",
    "greater-than in a value": '<p title="a > b" class="note">c<span data-x=">">d</span>',
}


@pytest.mark.parametrize("html", [pytest.param(html, id=name) for name, html in DOCUMENTS.items()])
def test_equals_premailer_on_hand_made_documents(html: str) -> None:
    assert elements(inline(html, SMALL)) == elements(by_premailer(html, SMALL))


def test_equals_premailer_on_the_real_email() -> None:
    plain = without_style_elements(email_html(ISSUE, TEXTS, FRAME, THEME))
    bare = without_style_elements(_uninlined())
    assert elements(plain) == elements(by_premailer(bare, SHEET))
    assert plain.count(" style=") > 150


def _uninlined() -> str:
    empty = [raw if raw.path.name != "inline.css" else raw._replace(data=b"") for raw in THEME.files]
    return email_html(ISSUE, TEXTS, FRAME, type(THEME)(tuple(empty)))


def test_equals_premailer_on_random_documents() -> None:
    for seed in range(250):
        html, sheet = random_document(Random(seed)), random_sheet(Random(seed // 10))
        assert lint(sheet) == (), sheet
        assert elements(inline(html, sheet)) == elements(by_premailer(html, sheet)), f"seed {seed}"


_CLASSES = ("note", "lead", "x", "y-2", "unknown")


def random_document(random: Random) -> str:
    attributes, blocks = _random_attributes(random), _random_blocks(random, 5)
    return f"<!DOCTYPE html>\n<html><head><title>t</title></head><body{attributes}>{blocks}</body></html>"


def _random_blocks(random: Random, depth: int) -> str:
    if not depth:
        return "word"
    return "".join(_random_block(random, depth - 1) for _ in range(random.randint(1, 4)))


def _random_block(random: Random, depth: int) -> str:
    attributes, kind = _random_attributes(random), random.randrange(8)
    inner = _random_blocks(random, depth) if random.random() < 0.7 else "words <!-- <p> --> and"
    if kind == 0:
        return f"<ul{attributes}><li{_random_attributes(random)}>{inner}<li>two</ul>"
    if kind == 1:
        return f"<table{attributes}><tr><td{_random_attributes(random)}>{inner}<td>b<tr><th>c</table>"
    if kind == 2:
        image = f"<img{_random_attributes(random)} src='a.png'>"
        return f"<p{attributes}>text <em{_random_attributes(random)}>loud<br></em> {image}"
    if kind == 3:
        return f"<p{attributes}>a <a{_random_attributes(random)} href='?a=1&amp;b=2'>link</a> b</p>\n"
    tag = random.choice(("div", "blockquote", "div", "center"))
    return f"<{tag}{attributes}>{inner}</{tag}>"


def _random_attributes(random: Random) -> str:
    parts = []
    if random.random() < 0.5:
        parts.append(f'class="{" ".join(random.sample(_CLASSES, random.randint(1, 3)))}"')
    if random.random() < 0.1:
        parts.append(f"id={random.choice(('one', 'two'))}")
    if random.random() < 0.2:
        parts.append(f"align={random.choice(('left', 'right'))}")
    if random.random() < 0.2:
        parts.append(random.choice(("style='color: black'", 'style="margin:0;top:1px"', "STYLE=width:3px", 'style=""')))
    random.shuffle(parts)
    return "".join(f" {part}" for part in parts)


def random_sheet(random: Random) -> str:
    return "\n".join(
        f"{', '.join(_random_selector(random) for _ in range(random.randint(1, 2)))} "
        f"{{ {'; '.join(random.sample(_DECLARATIONS, random.randint(1, 3)))} }}"
        for _ in range(random.randint(3, 25))
    )


_DECLARATIONS = (
    "color: #aabbcc",
    "margin: 0 auto",
    "width: 50%",
    "font-family: 'A B', serif",
    "mso-hide: all",
    "top: unset",
)


def _random_selector(random: Random) -> str:
    words = [
        random.choice(
            (
                "p",
                "div",
                "li",
                "td",
                "a",
                ".note",
                "p.lead",
                ".x.y-2",
                "#one",
                "td[align]",
                "[align=right]",
                "img",
            )
        )
        for _ in range(random.randint(1, 3))
    ]
    return random.choice((" ", " > ", " ")).join(words)


def test_leaves_every_byte_alone_that_is_no_style() -> None:
    html = (
        "<!doctype html>\r\n<HTML><head><title>a <p> b</title>\n<style>p > a { color: red }</style></head>"
        "<!--[if mso]><p><![endif]--><![if !mso]><p data-x='1'  >é&nbsp;&#8212;<wbr></P ><![endif]>"
        '<a href="{{ unsubscribe | safe }}" >x</a><a href=%%TAG%%>y</a><pre>\n  two  blanks\t</pre>'
        '<picture><source srcset="a 1x"></picture>'
    )
    assert inline(html, ".nothing { color: red }") == html
    assert inline(html, "a { color: red }") == html.replace('safe }}" >', 'safe }}" style="color:red" >').replace(
        "%%TAG%%>", '%%TAG%% style="color:red">'
    )


def test_void_elements_hold_nothing() -> None:
    assert inline("<p><wbr><b>x</b>", "wbr b { color: red } p > b { top: 0 }") == '<p><wbr><b style="top:0">x</b>'


def test_a_known_document_needs_no_premailer() -> None:
    html = "<div><p class='note'>a <a href='x'>b</a></p></div>"
    learnt = inline(html, SMALL), answers(SMALL)
    program = (
        "import json, sys\n"
        "from newsletter.render.inlining import inline, teach\n"
        "html, sheet, known = json.load(sys.stdin)\n"
        "teach(sheet, known)\n"
        "out = inline(html, sheet)\n"
        "heavy = [name for name in ('premailer', 'cssutils', 'lxml', 'requests') if name in sys.modules]\n"
        "print(json.dumps([out, heavy]))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps([html, SMALL, learnt[1]]),
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert json.loads(run.stdout) == [learnt[0], []]


def test_answers_are_stored_under_a_name_that_changes_with_the_sheet() -> None:
    assert answers_key("p { top: 0 }") == answers_key("p { top: 0 }") != answers_key("p { top: 1px }")
    teach("p { top: 2px }", {"html/body/p": "top:taught"})
    assert inline("<p>", "p { top: 2px }") == '<p style="top:taught">'


def test_the_built_in_sheet_passes_the_lint() -> None:
    assert lint(SHEET) == ()


REFUSED = {
    "p + p { top: 0 }": "looks at the element before",
    "p ~ p { top: 0 }": "looks at the elements before",
    "* { top: 0 }": "passed over",
    "a:hover { top: 0 }": "pseudo-class",
    ".sm\\:p { top: 0 }": "escaped",
    "[title='a,b'] { top: 0 }": "comma inside brackets",
    "[class=a] { top: 0 }": "attribute class",
    "[style] { top: 0 }": "attribute style",
    ".Note { top: 0 }": "capital letters",
    "p { TOP: 0 }": "small letters",
    "p { top }": "small letters",
    "p { top: 0; top: 1px }": "sets top twice",
    "p { margin-top: 0; margin: 1px }": "which undoes it",
    "p { color: rgb(1 2 3) }": "cannot be inlined",
    "p { color: red !important }": "!important",
    "@media print { p { top: 0 } }": "at-rules",
    "p { top: 0 ": "left open",
    "p { margin: 0 } .a { margin-top: 1px } .b { margin: 2px }": "`.b` sets margin after margin-top",
}


@pytest.mark.parametrize(("sheet", "why"), REFUSED.items())
def test_refuses_a_sheet_that_it_cannot_serve(sheet: str, why: str) -> None:
    assert any(why in trouble for trouble in lint(sheet))
    with pytest.raises(NewsletterError, match="cannot be inlined"):
        inline("<p>", sheet)


@pytest.mark.parametrize(
    "sheet",
    [
        "p { margin: 0; margin-top: 1px }",
        "p { margin: 0 } .a { margin-top: 1px }",
        "/* a:hover */ p { top: 0 }",
        "td { margin: 0 } td.a { margin-top: 0 } p.b { margin: 0 }",
    ],
)
def test_accepts_a_sheet_that_it_can_serve(sheet: str) -> None:
    assert lint(sheet) == ()


def test_the_sample_body_is_unchanged_but_for_styles() -> None:
    written = inline(BODY, SHEET)
    assert re.sub(r' style="[^"]*"', "", written) == BODY
