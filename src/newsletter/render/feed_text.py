"""Any text, address or language in, one out that every feed format can hold."""

from __future__ import annotations

from urllib.parse import quote

from newsletter.text.patterns import pattern

# All but what XML forbids or validators refuse: controls, halves of surrogate pairs, non-characters, and the mark
# that stands where a character was lost.
_ALLOWED = "\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffc\U00010000-\U0010ffff"
_FORBIDDEN = pattern(f"[^{_ALLOWED}]+")


def clean(text: str) -> str:
    """The text without characters that would make a feed unreadable.

    >>> clean("bell\\x07 and tab\\t")
    'bell and tab\\t'
    """
    if "\ufffd" not in text and text.replace("\n", "").isprintable():
        return text  # as nearly every text is
    return _FORBIDDEN.sub("", text)


def one_line(text: str) -> str:
    """Plain text as titles and names are: clean, and every run of blanks is one."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()  # as nearly every title is
    return " ".join(clean(" ".join(text.split())).split())


def plain(text: str) -> str:
    """The words of a title or a name, on one line, that no feed reader takes for HTML.

    Many do as soon as an end tag or an entity stands in them (SimplePie, feedparser, and what is built on these), and
    then drop what they think are tags. A character without width after the `<` or the `&` makes it neither, and every
    reader shows what was written.

    >>> ascii(plain("Who closed </b>?"))
    "'Who closed <\\\\u200c/b>?'"
    """
    return _LIKE_HTML.sub("\\g<0>\N{ZERO WIDTH NON-JOINER}", one_line(text))


_LIKE_HTML = pattern(r"<(?=/[A-Za-z])|&(?=#?\w+;)")


def uri(address: str) -> str:
    """The address in the letters that RSS allows; what is percent-encoded already stays as it is.

    >>> uri("https://example.org/Übung?a=b%20c")
    'https://example.org/%C3%9Cbung?a=b%20c'
    """
    return quote(clean(address).strip(), safe="%/:=&?~#+!$,;'@()*[]")


def language_tag(language: str) -> str:
    """A language as feeds write it: `pt_BR` is `pt-BR`."""
    return one_line(language).replace("_", "-")
