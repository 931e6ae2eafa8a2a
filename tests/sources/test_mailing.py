"""What a newsletter says to its own readers is no item of it: buttons, sponsors, the way out."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from newsletter.model.source import Raw, Source
from newsletter.sources import read


def page(body: str) -> Source:
    html = f"<html><head><title>Kettles</title></head><body><article><h1>Kettles</h1>{body}</article></body></html>"
    return read(Raw(PurePosixPath("seeds/page.html"), html.encode()))


def mail(body: str) -> Source:
    head = "From: a@b.example\nSubject: Kettles\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    return read(Raw(PurePosixPath("seeds/mail.eml"), f"{head}<html><body>{body}</body></html>".encode()))


TEXT = "<p>" + "Water boils in a kettle of copper before it boils in one of iron. " * 5 + "</p>"


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://k.example/subscribe">Subscribe</a>',
        '<a href="https://k.example/#/portal/signup">Join</a>',
        '<a href="https://k.example/s">Subscribe now!</a>',
        '<a href="https://k.example/paid">Upgrade to paid</a>',
        '<a href="https://k.example/sponsor">Sponsor this newsletter</a>',
        '<a href="https://x.com/intent/tweet?url=a">Tweet</a>',
        '<a href="https://www.facebook.com/sharer/sharer.php?u=a">Share this issue</a>',
        '<a href="https://k.example/subscribe">Sign up for free</a>',
        '<a href="https://k.example/u">Unsubscribe</a>',
        '<a href="https://k.example/u">Click here to unsubscribe from this list</a>',
        '<a href="https://k.example/u">View this email in your browser »</a>',
        '<a href="https://k.example/u">Opt-out</a>',
        '<a href="https://k.example/unsubscribe?id=1">here</a>',
        '<a href="https://k.example/mail.php?do=unsubscribe&amp;id=1">the way out</a>',
    ],
)
def test_the_doors_of_a_newsletter_are_removed_and_listed(link: str) -> None:
    for read_as in (page, mail):
        source = read_as(f"{TEXT}<p>Good-bye. {link}</p>")
        assert source.items == ()
        assert [one.rule in ("mailing", "subscribe box") for one in source.removed] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "How to subscribe to a kettle",
        "Subscribe to nothing: an essay",
        "The sponsor who never paid",
        "Shared",
        "Let kettles opt out of boiling",
        "optout: a package for pots",
        "Observers that unsubscribe themselves",
        "Unsubscribe mechanisms of stoves",
        "How to view online maps in the browser",
    ],
)
def test_words_of_the_text_that_look_alike_stay(words: str) -> None:
    for read_as in (page, mail):
        source = read_as(f'{TEXT}<p><a href="https://k.example/unsubscribe-from-kettles">{words}</a></p>')
        assert [item.title for item in source.items] == [words]
        assert source.removed == ()


@pytest.mark.parametrize(
    ("words", "url"),
    [
        ("Tweet", "https://x.com/ada/status/1"),
        ("Share", "https://k.example/a-share-of-the-tea"),
        ("Sign up here", "https://hack.example/signup"),
    ],
)
def test_a_word_on_a_button_that_leads_to_a_thing_is_none(words: str, url: str) -> None:
    for read_as in (page, mail):
        source = read_as(f'{TEXT}<p>It was told of here: <a href="{url}">{words}</a>, and liked.</p>')
        assert [item.url for item in source.items] == [url]
        assert source.removed == ()


def test_what_was_paid_for_is_taken_out_of_a_mail_with_the_paragraph_below() -> None:
    paid = '<p>TOGETHER WITH POTS &amp; CO</p><p><a href="https://pots.example/">Pots by the hour, 20% off</a></p>'
    source = mail(f'{TEXT}{paid}<p><a href="https://k.example/a">An article</a> brought to you by nobody.</p>')
    assert [item.title for item in source.items] == ["An article"]
    assert [one.rule for one in source.removed] == ["advertisement", "advertisement"]


COPY = """\
The Kettle Almanac

Subscribe
Sign in
Copper had a loud October
Three pots and a note about the new stove
Mira Steam
Nov 02, 2025

Good morning. It has been a month in which nobody drank tea.

Links

Ada keeps a good list of pots: https://pots.example/list
A guest post
The new episode about the people of the stove is worth two hours.
"""


def test_the_name_of_the_site_above_its_buttons_is_not_the_title() -> None:
    source = read(Raw(PurePosixPath("seeds/copy.txt"), COPY.encode()))
    assert (source.title, source.authors) == ("Copper had a loud October", ("Mira Steam",))
    assert [item.title for item in source.items] == [
        "Ada keeps a good list of pots",
        "The new episode about the people of the stove is worth two hours",
    ]
