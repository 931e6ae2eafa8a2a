"""The three files of an email: what is promised of each, and of the message that a sender takes."""

from __future__ import annotations

import email.policy
import re
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesParser

import pytest

from newsletter.model.artifact import Artifact
from newsletter.model.issue import Issue, Person
from newsletter.model.problem import NewsletterError
from newsletter.model.publication import Frame, Settings
from newsletter.render.email import email_html
from newsletter.render.mail import RENDERER
from tests.newsroom import Newsroom
from tests.render.mail_sample import FRAME, ISSUE, SETTINGS, TEXTS, THEME


def files(issue: Issue = ISSUE, settings: Settings = SETTINGS) -> dict[str, bytes]:
    made = RENDERER.render(issue, TEXTS, Frame(settings), THEME)
    return {str(one.path): one.data for one in made if isinstance(one, Artifact)}


def eml(issue: Issue = ISSUE, settings: Settings = SETTINGS) -> bytes:
    return files(issue, settings)["issues/experts/email.eml"]


def parsed(data: bytes) -> EmailMessage:
    message = BytesParser(policy=email.policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        assert part.defects == []
        assert all(not value.defects for value in part.values())
    return message


def header(data: bytes, name: str) -> str:
    """The line of a header as it stands in the message, folded lines included."""
    found = re.search(rf"^{name}: ((?:.|\r\n[ \t])*)\r\n", data.decode("ascii"), re.M)
    return found[1] if found else ""


def part(data: bytes, kind: str) -> str:
    body = parsed(data).get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_an_issue_gives_three_files() -> None:
    assert list(files()) == [
        "issues/experts/email.html",
        "issues/experts/email.txt",
        "issues/experts/email.eml",
    ]


def test_the_same_issue_gives_the_same_bytes() -> None:
    assert files() == files()


def test_the_message_holds_both_parts_as_they_are() -> None:
    made = files()
    message = parsed(made["issues/experts/email.eml"])
    assert message.get_content_type() == "multipart/alternative"
    assert [one.get_content_type() for one in message.iter_parts()] == ["text/plain", "text/html"]
    assert part(made["issues/experts/email.eml"], "plain") == made["issues/experts/email.txt"].decode()
    assert part(made["issues/experts/email.eml"], "html") == made["issues/experts/email.html"].decode()


def test_the_message_has_short_lines_that_end_with_crlf() -> None:
    data = eml(replace(ISSUE, title="Ein sehr langer Titel über Modelle, Größen und Maße " * 6))
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert data.isascii()


def test_the_headers_say_who_what_and_when() -> None:
    message = parsed(eml())
    assert message["From"] == "The Weekly Gradient <hello@gradient.example.org>"
    assert message["Subject"] == "Experts, states and preferences"
    assert message["Date"] == "Wed, 03 Jan 2024 09:30:00 +0000"
    assert message["List-ID"] == "<newsletter.gradient.example.org>"
    assert message["Content-Language"] == "en"
    assert message["MIME-Version"] == "1.0"
    assert re.fullmatch(r"<[0-9a-f]{32}@gradient\.example\.org>", message["Message-ID"])


@pytest.mark.parametrize(
    "title", ["Held Out", "Ada's, and Bob's", "Zeitung für Köln", "A plain title that goes on and on " * 5]
)
def test_a_mail_goes_to_a_group_that_names_nobody(title: str) -> None:
    data = eml(settings=replace(SETTINGS, title=title))
    (group,) = parsed(data)["To"].groups
    assert (group.display_name, group.addresses) == (" ".join(title.split()), ())
    assert max(map(len, data.split(b"\r\n"))) <= 78


def test_an_issue_without_a_date_has_no_date() -> None:
    assert parsed(eml(replace(ISSUE, published=None)))["Date"] is None


def test_the_date_keeps_its_offset() -> None:
    assert (
        header(eml(replace(ISSUE, published=datetime.fromisoformat("2023-02-27T23:05:00-08:00"))), "Date")
        == "Mon, 27 Feb 2023 23:05:00 -0800"
    )


def test_the_subject_of_the_front_matter_wins() -> None:
    assert parsed(eml(replace(ISSUE, subject="Read me")))["Subject"] == "Read me"


def test_another_text_is_another_message() -> None:
    first, second = (parsed(eml(replace(ISSUE, title=title)))["Message-ID"] for title in ("One", "Two"))
    assert first != second


SUBJECTS = [
    'Grüße aus Köln — 12 Größen & "mehr"',
    "深度学习周报：" + "模型" * 60,
    "A plain subject that is so long that it has to be folded more than once before it comes to its end, " * 2 + "x",
    "one" + "very" * 60 + "long word",
    "🧪 Emoji 👩🏽‍🔬 and =20 =3D signs",
    "=?utf-8?q?=0ABcc:everyone@example.org?=",
    "=?utf-8?b?CkJjYzogZXZlcnlvbmU=?= tail",
    "Trailing backslash \\",
]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_arrives_as_it_was_written(subject: str) -> None:
    message = parsed(eml(replace(ISSUE, title=subject)))
    assert message["Subject"] == " ".join(subject.split())
    assert message["Bcc"] is None


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n", "\x0b", "\x85", "\u2028", "\0"])
def test_no_words_become_a_header(line_end: str) -> None:
    evil = f"words{line_end}Bcc: everyone@example.org{line_end}{line_end}body"
    settings = replace(
        SETTINGS,
        list_id=evil,
        unsubscribe_url=f"https://example.org/u{line_end}Bcc: x",
        sender=Person(evil, "a@example.org"),
    )
    data = eml(replace(ISSUE, title=evil, subject=evil, language=f"en{line_end}Bcc: x"), settings)
    message = parsed(data)
    assert message.keys() == [
        *("From", "To", "Subject", "Date", "List-ID", "List-Unsubscribe", "List-Unsubscribe-Post"),
        *("Message-ID", "MIME-Version", "Content-Type"),
    ]
    assert message["Subject"] == "words Bcc: everyone@example.org body"


@pytest.mark.parametrize(
    ("name", "address", "written"),
    [
        ("Ada Example", "ada@example.org", "Ada Example <ada@example.org>"),
        ("Example, Ada (editor)", "ada@example.org", '"Example, Ada (editor)" <ada@example.org>'),
        ('The "Weekly" \\', "ada@example.org", '"The \\"Weekly\\" \\\\" <ada@example.org>'),
        ("Zoë", "zoe@example.org", "=?utf-8?q?Zo=C3=AB?= <zoe@example.org>"),
        ("", "ada@bücher.example", "The Weekly Gradient <ada@xn--bcher-kva.example>"),
    ],
)
def test_the_sender_is_one_mailbox(name: str, address: str, written: str) -> None:
    data = eml(settings=replace(SETTINGS, sender=Person(name, address)))
    assert header(data, "From") == written
    (mailbox,) = parsed(data)["From"].addresses
    assert mailbox.display_name == (name or SETTINGS.title)


@pytest.mark.parametrize("address", ["no address", "a@b@c", "a@b>,<c@d", "a@example.org\r\nBcc: x@example.org"])
def test_a_sender_that_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(NewsletterError, match="no email address"):
        eml(settings=replace(SETTINGS, sender=Person("Ada", address)))


def test_a_long_unsubscribe_address_stays_whole() -> None:
    address = "https://lists.example.org/unsubscribe?token=" + "a1b2c3d4e5" * 30
    data = eml(settings=replace(SETTINGS, unsubscribe_url=address))
    assert f"\r\nList-Unsubscribe: <{address}>\r\n".encode() in data
    assert b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in data
    assert parsed(data)["List-Unsubscribe"] == f"<{address}>"


MERGE_TAGS = [
    "",
    "{{ unsubscribe_url }}",
    "%unsubscribe_url%",
    "*|UNSUB|*",
    "<%= unsubscribe_url %>",
    "[[UNSUB_LINK_EN]]",
    "%%unsubscribe%%",
]


@pytest.mark.parametrize("tag", MERGE_TAGS)
def test_a_merge_tag_survives_letter_by_letter(tag: str) -> None:
    data, shown = eml(settings=replace(SETTINGS, unsubscribe_url=tag)), tag or "{{unsubscribe_url}}"
    assert header(data, "List-Unsubscribe") == f"<{shown}>"
    assert header(data, "List-Unsubscribe-Post")
    assert f'<a href="{shown}" class="quiet"' in part(data, "html")
    assert f"\nUnsubscribe:\n{shown}\n" in part(data, "plain")
    # The sender replaces it in the encoded message, so no encoding may break it in two.
    assert data.count(shown.replace("=", "=3D").encode()) >= 2


@pytest.mark.parametrize("address", ["mailto:leave@example.org", "http://example.org/leave"])
def test_one_click_is_promised_only_where_https_can_keep_it(address: str) -> None:
    data = eml(settings=replace(SETTINGS, unsubscribe_url=address))
    assert header(data, "List-Unsubscribe") == f"<{address}>"
    assert header(data, "List-Unsubscribe-Post") == ""


def test_the_text_part_ends_cleanly_and_names_the_ways_out() -> None:
    text = files()["issues/experts/email.txt"].decode()
    assert text.startswith("Experts, states and preferences\n===============================\n")
    assert "No. 12 · 3 January 2024 · 9 min read\nhttps://gradient.example.org/issues/experts/\n" in text
    assert text.endswith("The Weekly Gradient\n12 Example Street\n10115 Berlin\n")
    assert not [line for line in text.split("\n") if line != line.rstrip()]
    assert max(map(len, text.split("\n"))) <= 72


def test_words_from_outside_are_escaped_in_the_html() -> None:
    evil = replace(ISSUE, title='<script>alert(1)</script> & "x"', description="</style><b>", preheader="<i>")
    html = email_html(evil, TEXTS, Frame(replace(SETTINGS, title="<u>", postal_address="<s>")), THEME)
    assert not re.search(r"<(script|b|i|u|s)\b", html)
    assert "<title>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;x&#34;</title>" in html


def test_the_preheader_comes_from_the_front_matter_or_the_description() -> None:
    for issue, words in ((ISSUE, ISSUE.description), (replace(ISSUE, preheader="Two\n lines"), "Two lines")):
        (shown,) = re.findall(r'<div class="preheader"[^>]*>(.*?)</div>', email_html(issue, TEXTS, FRAME, THEME))
        assert shown == words
    assert "preheader" not in re.sub(
        r"<style>.*?</style>", "", email_html(replace(ISSUE, description=""), TEXTS, FRAME, THEME), flags=re.S
    )


def test_the_preheader_hides_without_a_font_size() -> None:
    (style,) = re.findall(r'<div class="preheader" style="([^"]*)"', email_html(ISSUE, TEXTS, FRAME, THEME))
    assert "display:none" in style
    assert "mso-hide:all" in style
    assert "font-size" not in style


def test_the_skeleton_has_what_clients_look_for() -> None:
    html = email_html(ISSUE, TEXTS, FRAME, THEME)
    assert html.startswith('<!DOCTYPE html>\n<html lang="en" dir="ltr"')
    assert html.count('<meta name="color-scheme" content="light dark">') == 1
    assert html.count('<meta name="supported-color-schemes" content="light dark">') == 1
    assert html.count("<!--[if mso]>") == html.count("<![endif]-->") == 3
    layout = [tag for tag in re.findall(r"<table[^>]*>", html) if 'class="data"' not in tag]
    assert all('role="presentation"' in tag for tag in layout)


def test_a_picture_is_no_wider_than_the_text() -> None:
    texts = TEXTS._replace(
        email='<p><img src="a.png" alt="" width="1072" height="600"> <img src="b.png" width="20"></p>'
    )
    html = email_html(ISSUE, texts, FRAME, THEME)
    assert '<img src="a.png" alt="" width="536" height="300"' in html
    assert '<img src="b.png" width="20"' in html


def test_a_language_written_from_the_right_turns_the_page() -> None:
    assert '<html lang="he-IL" dir="rtl"' in email_html(replace(ISSUE, language="he-IL"), TEXTS, FRAME, THEME)


def test_whoever_sets_a_background_sets_a_colour() -> None:
    styles = re.findall(r'style="([^"]*)"', email_html(ISSUE, TEXTS, FRAME, THEME))
    filled = [style for style in styles if "background" in style]
    assert len(filled) > 10
    assert all(re.search(r"(^|; )color:", style) for style in filled)


def test_the_head_sheet_is_flat_small_and_carefully_spelt() -> None:
    (head,) = re.findall(
        r"^<style>(.*?)</style>", email_html(ISSUE, TEXTS, FRAME, THEME).partition("<![endif]-->")[2], re.S | re.M
    )
    assert len(head) <= 7_000
    assert not re.search(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*@", head)
    assert len(re.findall(r"!\s*important", head, re.I)) == head.count(" !important")


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def test_pictures_travel_inside_when_the_settings_say_so(newsroom: Newsroom) -> None:
    newsroom.write(
        "issues/2024-01-03-one/index.md", "---\ntitle: One\n---\n\n![A dot](dot.png) ![B](https://b.example/b.png)\n"
    )
    newsroom.write("issues/2024-01-03-one/dot.png", PIXEL)
    plain = newsroom.run("build").code, newsroom.read("dist/issues/one/email.eml")
    assert "cid:" not in plain[1]
    newsroom.write("newsletter.toml", newsroom.read("newsletter.toml") + "[email]\nembed_images = true\n")
    assert newsroom.run("build").code == 0
    data = (newsroom.root / "dist/issues/one/email.eml").read_bytes()
    message = parsed(data)
    plain_part, related = message.iter_parts()
    html, picture = related.iter_parts()
    assert (plain_part.get_content_type(), related.get_content_type()) == ("text/plain", "multipart/related")
    assert picture.get_content() == PIXEL
    assert f'<img src="cid:{picture["Content-ID"].strip("<>")}" alt="A dot"' in html.get_content()
    assert '<img src="https://b.example/b.png" alt="B"' in html.get_content()
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert " 0 written" in newsroom.run("build", "--force").out
    newsroom.write("issues/2024-01-03-one/dot.png", PIXEL + b"more")
    assert " 2 written" in newsroom.run("build").out
    assert (
        list(parsed((newsroom.root / "dist/issues/one/email.eml").read_bytes()).walk())[-1].get_content()
        == PIXEL + b"more"
    )
