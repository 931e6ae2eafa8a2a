"""Addresses that cannot work: an address as written in, what is wrong with it out."""

from __future__ import annotations

import re

from newsletter.text.patterns import pattern

# `/wiki/Martin_Luther_King_Jr.` ends as its page is called.
_NO_ABBREVIATION = "".join(
    rf"(?<!(?-i:[_.,]{word}))" for word in ("Jr", "Sr", "Inc", "Ltd", "Co", "Corp", "Bros", "[A-Z]")
)
# What is wrong, and how it looks; the first that fits is told.
_FAULTS = tuple(
    (why, pattern(shape, re.IGNORECASE))
    for why, shape in (
        ("is a script", r"\s*(?:java|vb|live)script\s*:"),
        ("has a blank inside", r"\s*\S+\s+\S"),
        ("has a blank at its edge", r"\s|.*\s\Z"),
        ("begins with a bracket", r"[(\[<]+https?:"),
        ("has two schemes", r"https?:/*(?:https?:|https?//)"),
        ("has no colon after its scheme", r"https?//"),
        ("has a misspelled scheme", r"(?:htp|htt|hhtp|hhtps|htps|ttps?|htttps?|httpss|hxxps?)://"),
        ("needs two slashes after its scheme", r"https?:(?!//)"),
        ("has no host", r"(?:https?:)?//(?:[/?#:]|\Z)"),
        ("has no scheme", r"www\.[\w-]+\.\w"),
        ("has a backslash inside", r"(?:https?:)?//[^?#]*\\"),
        (
            "has a host that cannot be",
            r"https?://(?:[^/?#@]*@)?(?:[.-]|[^/?#:\[\]]*(?:\.\.|[<>\"'`{}|^,;()!$&*=+~%]))",
        ),
        (
            "has a port that is no number",
            r"https?://[^/?#\[\]@]*:(?!\d{1,5}(?:[/?#]|\Z))[^/?#@]*(?:[/?#]|\Z)",
        ),
        ("is cut short", r"https?://.*(?:…|\.\.\.)\Z"),
        ("ends with a punctuation mark", rf"https?://(?![^#]*#:~:).*{_NO_ABBREVIATION}[,;.'\"<>]\Z"),
    )
)
_CONTROL = pattern(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def malformed(url: str) -> str:
    """What is wrong with an address, to follow "the address": "has no host"; "" when nothing is.

    Addresses inside the site (`#top`, `images/a.png`) and those with template tags are for others to judge.

    >>> malformed("https://example.org/a)."), malformed("https://en.wikipedia.org/wiki/Sammy_Davis_Jr.")
    ('ends with a punctuation mark', '')
    """
    if "{{" in url or "{%" in url:
        return ""
    if not url:
        return "is empty"
    if control := _CONTROL.search(url):
        return f"holds the control character U+{ord(control[0]):04X}"
    for why, fault in _FAULTS:
        if fault.match(url):
            return why
    return _unbalanced(url)


def _unbalanced(url: str) -> str:
    """A bracket at the end belongs to the sentence around the address, unless one was opened inside."""
    last = url[-1]
    if last in _BRACKETS and url.count(last) > url.count(_BRACKETS[last]):
        return "ends with a bracket that it did not open"
    if url.count("(") > url.count(")") and "://" in url:
        return "has a bracket that is not closed"
    return ""
