"""What an inbox shows of a mail, and what spam filters take amiss: subject, preheader, and links that mislead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.checks.email.fault import Fault
from newsletter.checks.email.mail import Mail
from newsletter.text.patterns import pattern
from newsletter.text.urls import host

_SUBJECT = 70
"""Letters of a subject that inboxes on a desk show; on a phone it is about forty."""

_PREHEADER = 140
_SHORTENERS = frozenset(
    "bit.ly buff.ly cutt.ly goo.gl is.gd ow.ly rb.gy rebrand.ly shorturl.at t.ly tiny.cc tinyurl.com".split()
)
_NUMBERS = pattern(r"\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]+\]", re.IGNORECASE)
_ADDRESS = pattern(r"(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)
_TOO_SMALL = pattern(r"0(?:px|pt|em)?|[1-3]px")
_FEW_WORDS = 30


def of_head(subject: str, preheader: str) -> Iterator[Fault]:
    """What is wrong with the two lines that decide whether a mail is opened."""
    if len(subject) > _SUBJECT:
        message = f"the subject has {len(subject)} letters, and inboxes show about {_SUBJECT}"
        yield Fault("N872", message, (subject,), "a shorter one may be given as subject: in the front matter")
    if len(preheader) > _PREHEADER:
        message = f"the preheader has {len(preheader)} letters, and inboxes show at most {_PREHEADER}"
        yield Fault("N873", message, (preheader,), "a shorter one may be given as preheader: in the front matter")
    for what in _shouting(subject):
        yield Fault("W874", f"the subject {what}, as spam does", (subject,), "say it calmly")


def _shouting(subject: str) -> Iterator[str]:
    letters = [letter for letter in subject if letter.isalpha() and letter.lower() != letter.upper()]
    if len(letters) > 12 and sum(letter.isupper() for letter in letters) > 0.8 * len(letters):
        yield "is all in capitals"
    if re.search(r"[!?]{2}|[$€£]{2}", subject):
        yield "holds !!, ?? or $$"
    if re.match(r"(?:re|fwd?|aw|wg)\s*:", subject, re.IGNORECASE):
        yield "pretends to be an answer"


def find(mail: Mail) -> Iterator[Fault]:
    """What in the text makes filters suspicious."""
    for box in mail.boxes:
        if box.name == "a" and box.attrs.get("href", "").lower().startswith("http"):
            yield from _link(box.attrs["href"], mail.text(box.at))
    yield from _hidden(mail)
    count = sum(len(words.text.split()) for words in mail.words)
    if count < _FEW_WORDS and any(box.name == "img" for box in mail.boxes):
        yield Fault("W874", f"the mail has pictures and only {count} words, as spam does", (), "write what they show")


def _link(url: str, words: str) -> Iterator[Fault]:
    site = host(url)
    if site in _SHORTENERS:
        message = f"the link to {url} hides where it leads, as spam does"
        yield Fault("W874", message, (url,), "write the address that it leads to")
    if _NUMBERS.fullmatch(site):
        yield Fault(
            "W874",
            f"the link to {url} leads to a number instead of a name, as spam does",
            (url,),
            "write the name of the site",
        )
    shown = _ADDRESS.fullmatch(words.strip())
    named = host(words if "://" in words else f"http://{words}") if shown else ""
    if named and _site(named) != _site(site):
        message = f"the link shows {named} and leads to {site}, as fraud does"
        yield Fault("W874", message, (words, url), "show where it leads, or say it in words")


def _site(name: str) -> str:
    """The last two labels: `old.reddit.com` and `reddit.com` are one site."""
    return ".".join(name.split(".")[-2:])


def _hidden(mail: Mail) -> Iterator[Fault]:
    for words in mail.words:
        sizes = (box.day["font-size"] for box in mail.above(words.box) if "font-size" in box.day)
        if _TOO_SMALL.fullmatch(next(sizes, "")) and words.text.strip("\xa0 \n"):
            near = " ".join(words.text.split())[:40]
            yield Fault(
                "W874", f"“{near}” is too small to be seen, as in spam", (near,), "let it be seen, or leave it out"
            )
            return
