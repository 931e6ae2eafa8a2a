"""A page in, its noise out: navigation, share bars, comments, cookie boxes, each with the rule that knew it.

An element is known by its tag, its role or a whole word of its class or id, never by a part of a word; and nothing is
noise that holds the most of the text, or its first heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsletter.sources.html_page import Element, Page
from newsletter.text.patterns import pattern

_BEFORE = r"(?:(?:post|article|entry|site|page|blog|main|global|top|bottom|js|wp|c|o|m)-){0,2}"
_AFTER = (
    r"(?:-(?:widgets?|container|wrapper|wrap|blocks?|section|area|box|bar|list|inner|modules?|component|links?|buttons?"
    r"|btns?|icons?|form|tools?|menu|panel|footer|header|root|thread|count|banner|notice|dialog|overlay|modal|\d+)){0,3}"
)
_RULES = {
    "navigation": "nav|navbar|navigation|menu|breadcrumbs?|pagination|pager|skip-links?|skiplink|post-nav|prev-next",
    "share bar": "share|sharing|social|social-(?:share|media|sharing|icons)|sharedaddy|share-?this|add-?this|addtoany",
    "comments": "comments|comment-(?:list|section|area|respond|form)|disqus|disqus_thread|respond|utterances|giscus",
    "cookie notice": "cookies?|cookie-(?:consent|law|policy)|gdpr|consent|onetrust|cc-window|privacy-banner",
    "subscribe box": "subscribe|subscription|subscription-widget|newsletter-(?:signup|sign-up|subscribe|cta|form|promo)"
    "|signup|sign-up|mc_embed_signup|email-signup|subscribe-(?:cta|prompt|widget)|paywall|optin|opt-in",
    "advertisement": "ads?|advert|advertisement|advertising|adsbygoogle|ad-slot|google-ad|promo|promoted|outbrain"
    "|taboola",
    "related posts": "related|related-(?:posts|articles|content|stories|reading)|jp-relatedposts|recommended"
    "|recommended-(?:posts|articles)|recommendations|read-next|more-(?:posts|stories|articles)"
    "|you-may-(?:also-)?like|next-(?:post|article)",
    "sidebar": "sidebar[12]?|sidebar-(?:right|left|content|primary|secondary|\\w+-\\d)|side-bar|side-list|sidenav"
    "|widget-area|textwidget|right-rail|offcanvas|recent-?posts",
    "footer": "footer|colophon|copyright|imprint|legal",
    "pop-up": "popup|pop-up|modal|overlay|lightbox|toast|snackbar",
    "printing": "print-only|no-print|noprint|screen-reader-text|sr-only|visually-hidden",
    "preheader": "preheader|preview-text|previewtext|mcnpreviewtext",
}
_NAMES = tuple((rule, pattern(f"{_BEFORE}(?:{words}){_AFTER}")) for rule, words in _RULES.items())
_ROLES = {
    "navigation": "navigation",
    "banner": "site header",
    "contentinfo": "site footer",
    "search": "search box",
    "dialog": "pop-up",
    "alertdialog": "pop-up",
    "menubar": "navigation",
    "menu": "navigation",
}
_TAGS = {
    "nav": "navigation",
    "dialog": "pop-up",
    "form": "form",
    "footer": "footer",
    "aside": "aside",
    "svg": "drawing",
    "math": "formula",
    "template": "template",
    "search": "search box",
}
_ARTICLE = frozenset({"article", "main"})
_NOTES = pattern(r"footnotes?|endnotes|references|bibliography|citations?|sources", re.IGNORECASE)
_HIDDEN = pattern(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_NEVER = frozenset("a h1 h2 h3 h4 p li td tr table tbody code pre span em strong".split())
_MOST = 0.3


def noise(page: Page) -> Iterator[tuple[Element, str]]:
    """The outermost elements of noise in a page, in their order, each with its rule."""
    all_letters = max(1, page.letters(page.elements[0]))
    end = 0
    for element in page.elements[1:]:
        if element.first < end:
            continue
        rule = _rule(element)
        share = page.letters(element) / all_letters
        if rule and (share <= _MOST or (rule == "comments" and share < 0.9)) and not _holds_title(page, element, rule):
            end = element.last
            yield element, rule


def _rule(element: Element) -> str:
    attrs = element.token.attrs
    if "hidden" in attrs or _HIDDEN.search(attrs.get("style", "")):
        return "hidden text"
    if element.tag in _NEVER:
        return ""
    by_name = next(filter(None, map(_named, element.names)), "")
    rule = by_name or _ROLES.get(attrs.get("role", "").lower(), "") or _TAGS.get(element.tag, "")
    if rule in ("footer", "aside", "site footer"):
        if any(_NOTES.search(name) for name in element.names) or attrs.get("role", "").startswith("doc-"):
            return ""
        inside = any(above.tag in _ARTICLE for above in element.above())
        if (rule == "aside" and inside) or any(above.tag == "blockquote" for above in element.above()):
            return ""
    return rule


@lru_cache(maxsize=4096)
def _named(name: str) -> str:
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name[:80]).lower().replace("__", "-").replace("--", "-")
    return next((rule for rule, shape in _NAMES if shape.fullmatch(plain)), "")


def _holds_title(page: Page, element: Element, rule: str) -> bool:
    """Whether the heading of the page stands in it: then it is no noise, whatever it is called."""
    if rule in ("comments", "hidden text", "drawing", "formula"):
        return False
    inside = page.tokens[element.first : element.last]
    return any(token.kind == "open" and token.text == "h1" for token in inside)
