"""The links by which a newsletter keeps its readers: to subscribe, to leave, to sponsor it. They are no items of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from newsletter.model.node import Node
from newsletter.model.source import Removed
from newsletter.sources.links import Met, links_in
from newsletter.text.patterns import pattern
from newsletter.text.words import cut

# Nothing but the words of the door: "opt out" and "unsubscribe" stand in titles of articles too.
_SAYS = pattern(
    r"(?:(?:click|tap|here|to|you can|please|or|and|safely|just|if you prefer)[ ,]+){0,4}"
    r"(?:unsubscribe|opt[ -]?out|manage (?:your )?(?:email )?(?:preferences|subscriptions?)"
    r"|update (?:your )?(?:email )?preferences|email preferences|(?:view|read) (?:it |this )?online"
    r"|(?:view|read|open) (?:this |the )?(?:email |newsletter |it )?(?:in|on) (?:your |the |a )?(?:browser|web|app)"
    r"|forward (?:this |it )?(?:email )?to a friend|abmelden|se désabonner|désabonner|darse de baja)"
    r"(?:[ ,]+(?:here|now|instantly|(?:at )?any time|with one click|(?:from|of) (?:this|these|all|our) .{1,40}))?\W*",
    re.IGNORECASE,
)
_LEADS = pattern(
    r"[/?&=._-]unsubscri(?:be|bing|ption)s?(?:[/?&=#]|\.\w+|\Z)|list-manage\.com/(?:unsubscribe|profile|vcard|about)"
    r"|/opt-?out(?:[/?&=#]|\.\w+|\Z)|manage[-_]?preferences|#/portal(?:/|\Z)",
    re.IGNORECASE,
)
# "Subscribe" may be a word of the text: alone on its button, or leading to the door, it is none.
_BUTTON = pattern(
    r"(?:please )?(?:subscribe|become a (?:member|subscriber|sponsor)|upgrade to paid|sponsor (?:us|this \w+)"
    r"|advertise(?: with us)?|get the app)(?: now| here| today| for free| free| (?:this|the|our) \w+)?\W*",
    re.IGNORECASE,
)
# Others tell by where they lead whether they are buttons: "Tweet" may be one that is told of, "sign up" for an event.
_WORDS_AND_WAY = (
    (
        pattern(r"(?:please )?(?:share|tweet)(?: now| here| (?:this|the|our|it)(?: \w+)?)?\W*", re.IGNORECASE),
        pattern(
            r"intent/|sharer|[/?&=](?:share|sharing|sharearticle)(?:[/?&=#]|\.\w+|\Z)|/home\?status=|forward",
            re.IGNORECASE,
        ),
    ),
    (
        pattern(
            r"(?:please )?sign up(?: now| here| today| for free| free| (?:to|for) (?:this|the|our) \w+)?\W*",
            re.IGNORECASE,
        ),
        pattern(r"subscri|newsletter|list-manage|mailchi|substack|beehiiv|convertkit|/join\b", re.IGNORECASE),
    ),
)
# What stands under such a line was paid for.
_PAID = pattern(
    r"(?:together with|(?:sponsored|presented|brought to you) by|a (?:message|word) from|in partnership with)\b.{1,60}",
    re.IGNORECASE,
)


def mailing(nodes: Iterable[Node], path: PurePosixPath) -> tuple[frozenset[str], tuple[Removed, ...]]:
    """The addresses of such links as they are written, and each as something removed."""
    found: dict[str, Removed] = {}
    for met, rule in _ruled(links_in(nodes)):
        words = cut(" ".join(met.link.plain().split()), 120)
        found.setdefault(met.link.string("url"), Removed(path, met.link.line, met.link.line, rule, words))
    return frozenset(found), tuple(found.values())


def _ruled(links: Iterable[Met]) -> Iterator[tuple[Met, str]]:
    for met in links:
        words, url = " ".join(met.link.plain().split()), met.link.string("url")
        if _SAYS.fullmatch(words) or _LEADS.search(url):
            yield met, "mailing"
        elif _BUTTON.fullmatch(words) or any(said.fullmatch(words) and way.search(url) for said, way in _WORDS_AND_WAY):
            yield met, "subscribe box"


def unpaid(nodes: Iterable[Node], note: Callable[[Node], None]) -> Iterator[Node]:
    """The nodes without what was paid for: a line that says so, and the paragraph below it; `note` hears of both."""
    paid = False
    for node in nodes:
        words = " ".join(node.plain().split())
        if node.kind in ("paragraph", "plain", "heading") and _PAID.fullmatch(words):
            paid = True
            note(node)
        elif paid and node.kind in ("paragraph", "plain") and words:
            paid = False
            note(node)
        else:
            paid = paid and not words
            yield node
