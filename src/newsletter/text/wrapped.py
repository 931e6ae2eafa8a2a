"""An address in, the one that it wraps out, where a network or a search engine leads on to it and says so itself."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote

from newsletter.text.patterns import pattern

# Hosts, the path that leads on, and the parameters that hold the address. A star stands for any name.
_WRAPPINGS = {
    "t.umblr.com": ("/redirect", "z"),
    **dict.fromkeys(("l.facebook.com", "lm.facebook.com", "facebook.com"), ("/l.php", "u")),
    **dict.fromkeys(("l.instagram.com", "l.threads.net"), ("/", "u")),
    "linkedin.com": ("/safety/go", "url"),
    "out.reddit.com": ("/", "url"),
    "youtube.com": ("/redirect", "q"),
    "vk.com": ("/away.php", "to"),
    "slack-redir.net": ("/link", "url"),
    "steamcommunity.com": ("/linkfilter", "url", "u"),
    "getpocket.com": ("/redirect", "url"),
    **dict.fromkeys(("exit.sc", "gate.sc"), ("/", "url")),
    "duckduckgo.com": ("/l", "uddg"),
    **dict.fromkeys(("link.zhihu.com", "link.juejin.cn", "link.juejin.im", "link.csdn.net"), ("/", "target")),
    "links.jianshu.com": ("/go", "to"),
    "*.safelinks.protection.outlook.com": ("/", "url"),
    "google.*": ("/url", "q", "url"),
}


def wrapped(host: str, path: str, query: str) -> str:
    """What an address leads on to, taken apart and with its path in normal form; "" where it wraps none.

    >>> wrapped("link.zhihu.com", "/", "target=https%3A//example.org/a&x=1")
    'https://example.org/a'
    """
    name, _, behind = host.partition(".")
    first, *parameters = next(filter(None, map(_WRAPPINGS.get, (host, f"*.{behind}", f"{name}.*"))), ("",))
    if query and parameters and path.startswith(first):
        found = next(filter(None, (_value(parameter).search(query) for parameter in parameters)), None)
        if found:
            return unquote(found[1])
    return _copied(path, query) if name == "google" or behind == "cdn.ampproject.org" else ""


@cache
def _value(parameter: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\A|&){parameter}=(https?(?::|%3[aA])[^&]*)")


_COPY = pattern(r"(?:/amp/(?:s/)?|/[a-z]/(?:s/)?)(.+\..+)")


def _copied(path: str, query: str) -> str:
    """What stands inside google.com/amp/s/… or ….cdn.ampproject.org/c/s/…; "" for none."""
    found = _COPY.fullmatch(path)
    return f"https://{found[1]}" + (f"?{query}" if query else "") if found else ""
