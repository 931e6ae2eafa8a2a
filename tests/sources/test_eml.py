"""Saved newsletters → items: layout read as text, wrappers undone, faults of parts survived."""

from __future__ import annotations

import base64
from pathlib import PurePosixPath

import pytest

from newsletter.model.node import plain
from newsletter.model.source import Raw, Source
from newsletter.sources import read
from newsletter.sources.redirects import unwrapped

HEAD = """From: "Ada Lamp" <ada@e.example>
Subject: =?utf-8?q?Caf=C3=A9_weekly?=
Date: Tue, 05 Dec 2023 10:00:00 +0000 (UTC)
"""


def mail(text: str | bytes) -> Source:
    source = read(Raw(PurePosixPath("seeds/issue.eml"), text if isinstance(text, bytes) else text.encode()))
    assert source.format == "eml"
    return source


def html(body: str) -> Source:
    return mail(f"{HEAD}MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{body}")


def words(source: Source) -> str:
    return " ".join(plain(source.body.nodes).split())


TWO_PARTS = f"""{HEAD}MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain

Plain words https://plain.example/
--x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<table><tr><td><h2>Papers</h2>
<table><tr><td>A long caf=C3=A9 line that is brok=
en in the middle</td><td>
<a href=3D"https://click.example/t?u=3Dhttps%3A%2F%2Fe.example%2Fpaper">A paper</a></td></tr></table></td></tr></table>
<img src=3D"https://t.example/o.gif" width=3D"1" height=3D"1">
<a href=3D"https://e.example/u/1">Unsubscribe</a>
--x--
"""


def test_subject_sender_and_date() -> None:
    source = mail(TWO_PARTS)
    assert (source.title, source.authors) == ("Café weekly", ("Ada Lamp",))
    assert source.published
    assert source.published.iso() == "2023-12-05"


def test_the_html_part_is_read_in_its_order_with_lines_of_the_file() -> None:
    source = mail(TWO_PARTS)
    assert words(source) == "Papers A long café line that is broken in the middle A paper Unsubscribe"
    (item,) = source.items
    assert (item.title, item.url) == ("A paper", "https://e.example/paper")
    assert (item.seen[0].heading, item.seen[0].line) == (
        "Papers",
        TWO_PARTS[: TWO_PARTS.index("<a href")].count("\n") + 1,
    )


def test_tracking_pixels_are_gone_and_the_mailing_itself_is_listed() -> None:
    source = mail(TWO_PARTS)
    assert not [node for node in source.body.walk() if node.kind == "image"]
    assert [(gone.rule, gone.words) for gone in source.removed] == [("mailing", "Unsubscribe")]


def test_a_table_with_headings_is_data_also_in_a_mail() -> None:
    source = html("<table><tr><td><table><tr><th>A<th>B<tr><td>1<td>2</table></table>")
    assert "table" not in [node.kind for node in html("<table><tr><td>x</table>").body.nodes]
    assert words(source).split() == ["A", "B", "1", "2"]


def test_the_text_part_is_read_when_there_is_no_other() -> None:
    source = mail(f"{HEAD}\nNews: https://e.example/a_b?x=1_2.\n\nMore\nhttps://e.example/b")
    assert [(item.url, item.seen[0].line) for item in source.items] == [
        ("https://e.example/a_b?x=1_2", 5),
        ("https://e.example/b", 8),
    ]


def test_an_address_that_is_set_in_is_no_code() -> None:
    source = mail(f"{HEAD}\nPlease see:\n\n          https://e.example/a\n\n\tAda  https://e.example/b\n")
    assert [item.url for item in source.items] == ["https://e.example/a", "https://e.example/b"]


def test_a_message_inside_a_message_is_read() -> None:
    inner = "From: a@e.example\nSubject: Inner\nContent-Type: text/html\n\n<a href='https://e.example/in'>In</a>"
    source = mail(f"{HEAD}MIME-Version: 1.0\nContent-Type: message/rfc822\n\n{inner}")
    assert [item.url for item in source.items] == ["https://e.example/in"]


def test_base64_parts() -> None:
    body = base64.encodebytes("<a href='https://e.example/ü'>Ü</a>".encode()).decode()
    source = mail(
        f"{HEAD}MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{body}"
    )
    assert [(item.title, item.seen[0].line) for item in source.items] == [("Ü", 8)]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}Content-Type: text/html; charset=no-such-charset\n\n<p>Words",
        f"{HEAD}Content-Type: text/html; charset=utf-7\n\n<p>Words",
        f"{HEAD}Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n PHA+V29yZHM===\x00!",
        f"{HEAD}Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>Words=",
        f"{HEAD}Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>Words",
        f"{HEAD}Content-Type: text/html; charset=\n\n<p>Words",
        "Subject: =?utf-8?b?////?=\nFrom: <<>>,@\nDate: never\n\nWords",
    ],
)
def test_faults_of_a_part_survive(text: str) -> None:
    assert words(mail(text)).startswith("Words")


@pytest.mark.parametrize("text", ["", "\n", HEAD, f"{HEAD}Content-Type: image/png\n\nabc"])
def test_a_message_without_text_is_told(text: str) -> None:
    assert [problem.code for problem in mail(text).problems][-1] == "E769"


def test_a_message_without_text_keeps_what_its_head_tells() -> None:
    source = mail(f"{HEAD}Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n")
    assert (source.title, source.authors, str(source.published and source.published.iso())) == (
        "Café weekly",
        ("Ada Lamp",),
        "2023-12-05",
    )
    assert [problem.code for problem in source.problems] == ["E769"]


PARTS = """--b
Content-Type: text/plain

See https://e.example/text
--b
Content-Type: text/html

<p>See <a href="https://e.example/page">the page</a></p>
--b--
"""


@pytest.mark.parametrize(
    ("kind", "body", "url"),
    [
        ("multipart/alternative", PARTS, "https://e.example/page"),
        ("multipart/alternative; boundary=another", PARTS, "https://e.example/page"),
        ("multipart/mixed; boundary=another", "<p>See <a href='https://e.example/a'>a</a></p>", "https://e.example/a"),
        ("multipart/mixed", "See https://e.example/b\n-- \nAda", "https://e.example/b"),
    ],
)
def test_parts_that_are_not_marked_as_the_head_says_are_read_and_told(kind: str, body: str, url: str) -> None:
    source = mail(f"{HEAD}MIME-Version: 1.0\nContent-Type: {kind}\n\n{body}")
    assert [item.url for item in source.items] == [url]
    assert [problem.code for problem in source.problems] == ["W765"]


def test_a_text_that_is_attached_is_read_when_there_is_no_other() -> None:
    attached = "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nSee https://e.example/a\n"
    source = mail(f"{HEAD}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n{attached}--x--\n")
    assert [item.url for item in source.items] == ["https://e.example/a"]
    assert source.problems == ()


def test_a_message_that_is_passed_on_is_told_by_its_own_head() -> None:
    inner = f"{HEAD}MIME-Version: 1.0\nContent-Type: text/html\n\n<p><a href='https://e.example/a'>A</a></p>\n"
    outer = "From: Me <me@e.example>\nSubject: Fwd: Café\nDate: Wed, 06 Dec 2023 10:00:00 +0000\nMIME-Version: 1.0\n"
    source = mail(
        f"{outer}Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\n{inner}--x--\n"
    )
    assert (source.title, source.authors) == ("Café weekly", ("Ada Lamp",))
    assert [item.url for item in source.items] == ["https://e.example/a"]


OUTER = "From: Me <me@e.example>\nSubject: Fwd: Café weekly\nDate: Wed, 06 Dec 2023 10:00:00 +0000\n"
GMAIL = """MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<div>---------- Forwarded message ---------<br>From: <strong>Ada Lamp</strong>
<span>&lt;<a href="mailto:a@e.example">a@e.example</a>&gt;</span><br>Date: Tue, Dec 5, 2023 at 10:00&#8239;AM<br>
Subject: Café weekly<br>To: &lt;me@e.example&gt;<br></div><p><a href="https://e.example/a">A</a></p>
"""
APPLE = """
Begin forwarded message:

> From: Ada Lamp <a@e.example>
> Subject: Café weekly
> Date: 5 December 2023 at 10:00:00 CET
> To: me@e.example
>
> https://e.example/a
"""
OUTLOOK = """
Look.

-----Original Message-----
From: Ada Lamp [mailto:a@e.example]
Sent: Tuesday, December 5, 2023 10:00 AM
To: Me
Subject: Café weekly

https://e.example/a
"""


@pytest.mark.parametrize("body", [GMAIL, APPLE, OUTLOOK], ids=["Gmail", "Apple", "Outlook"])
def test_a_message_that_is_copied_into_another_is_told_by_the_head_that_was_copied(body: str) -> None:
    source = mail(OUTER + body)
    assert (source.title, source.authors) == ("Café weekly", ("Ada Lamp",))
    assert source.published
    assert source.published.iso() == "2023-12-05"
    assert [item.url for item in source.items] == ["https://e.example/a"]


def test_a_title_is_without_the_marks_of_passing_on() -> None:
    assert mail(TWO_PARTS.replace("Subject: ", "Subject: FW: Fwd: ")).title == "Café weekly"


def test_a_bad_date_is_unknown_and_told() -> None:
    source = mail("From: a@e.example\nSubject: x\nDate: rubbish\n\nWords")
    assert source.published is None
    assert [problem.code for problem in source.problems] == ["W765"]


def test_a_message_is_known_by_its_headers_also_under_another_name() -> None:
    assert read(Raw(PurePosixPath("seeds/issue.txt"), TWO_PARTS.encode())).format == "eml"


TARGET = "https://e.example/a?b=1"
CODED = base64.urlsafe_b64encode(TARGET.encode()).decode().rstrip("=")
JWT = base64.urlsafe_b64encode(b'{"e":"https://e.example/a?b=1","p":1}').decode().rstrip("=")


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://click.example/t?id=7&url=https%3A%2F%2Fe.example%2Fa%3Fb%3D1", TARGET),
        (
            "https://a.example/r?u=https%3A%2F%2Fb.example%2Fr%3Fu%3Dhttps%253A%252F%252Fe.example%252Fa%253Fb%253D1",
            TARGET,
        ),
        ("https://tracking.example/CL0/https:%2F%2Fe.example%2Fa%3Fb=1/1/0100018f-abc/xyz=1", TARGET),
        (f"https://click.mailer.example/abc/def/{CODED}", TARGET),
        (f"https://pen.example/redirect/2/{JWT}.sig?r=1", TARGET),
        ("https://opaque.example/abc123", "https://opaque.example/abc123"),
        (
            "https://twitter.com/intent/tweet?url=https%3A%2F%2Fe.example",
            "https://twitter.com/intent/tweet?url=https%3A%2F%2Fe.example",
        ),
        ("https://web.archive.org/web/2023/https://e.example/", "https://web.archive.org/web/2023/https://e.example/"),
        ("https://e.example/login?to=https%3A%2F%2Fe.example", "https://e.example/login?to=https%3A%2F%2Fe.example"),
        ("https://e.example/r?u=javascript%3Aalert(1)", "https://e.example/r?u=javascript%3Aalert(1)"),
    ],
)
def test_a_wrapper_is_undone_when_the_target_stands_in_it(url: str, target: str) -> None:
    assert unwrapped(url) == target
