"""Markup that mail clients stumble over: at-rules inside each other, control characters, pictures, links, anchors."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.checks.email.fault import Fault
from newsletter.checks.email.mail import Box, Mail
from newsletter.render.budget import HEAD
from newsletter.text.patterns import pattern

_NESTED = pattern(r"@[\w-]+[^{};@]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*(@[\w-]+)")
_CONTROL = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def find(mail: Mail) -> Iterator[Fault]:
    """Every fault of the markup."""
    yield from _head(mail)
    yield from _control_characters(mail)
    for box in mail.boxes:
        if box.name == "img":
            yield from _picture(box)
        elif box.name == "a":
            yield from _link(mail, box)
        elif box.name == "table":
            yield from _table(box)


def _head(mail: Mail) -> Iterator[Fault]:
    nested = _NESTED.search(mail.head)
    if nested:
        hint = "write each at-rule by itself"
        yield Fault(
            "W862", f"{nested[1]} stands inside another at-rule: Gmail drops the whole sheet", (nested[1],), hint
        )
    size = len(mail.head.encode())
    if size > HEAD:
        told = f"the style sheets of the head have {size:,} bytes, and {HEAD:,} may be: Gmail reads no more"
        yield Fault("W863", told, (), "move rules that every client may know into email/inline.css")


def _control_characters(mail: Mail) -> Iterator[Fault]:
    for words in mail.words:
        found = _CONTROL.search(words.text)
        if found:
            near = " ".join(_CONTROL.sub(" ", words.text).split())[:30]
            message = f"“{near}” holds the control character U+{ord(found[0]):04X}: Gmail may cut the mail off there"
            yield Fault("W867", message, (found[0], near), "delete it; it cannot be seen")
            return


def _picture(box: Box) -> Iterator[Fault]:
    source = box.attrs.get("src", "")
    name = source.partition("?")[0].rpartition("/")[2] or source
    if "alt" not in box.attrs:
        yield Fault(
            "W866", f"the image {name} has no alt, so its address is read aloud", (source, name), 'write alt="…"'
        )
    width = box.attrs.get("width", "")
    if not width.isdecimal():
        hint = "Outlook shows it in its full size; write width and height as plain numbers"
        yield Fault("N869", f"the image {name} has no width", (source, name), hint)


def _link(mail: Mail, box: Box) -> Iterator[Fault]:
    href = box.attrs.get("href")
    if href is None:
        return
    words = mail.text(box.at)
    if not words and not any(one.name == "img" and one.attrs.get("alt", "").strip() for one in mail.inside(box.at)):
        yield Fault("W868", f"a link to {href[:60]} has no words, so nobody can see it", (href,), "say where it leads")
    if href.strip() in ("", "#"):
        yield Fault("W868", f"the link “{words[:40]}” leads nowhere", (words,), "write its address")
    elif href.startswith("#") and not any(other.attrs.get("name") == href[1:] for other in mail.boxes):
        hint = f'write <a name="{href[1:]}"></a> at its end: some clients know no other anchor; many know none'
        yield Fault("W870", f"the link “{words[:40]}” jumps to {href}, which has no name", (href,), hint)


def _table(box: Box) -> Iterator[Fault]:
    """A table is of data, with heads, or says that it is none: else it is read aloud cell by cell."""
    if box.attrs.get("role") not in ("presentation", "none") and "class" not in box.attrs:
        hint = 'write role="presentation", or class="data" if it is a table of data'
        yield Fault("W871", "a table does not say that it only lays out", ("<table",), hint)
