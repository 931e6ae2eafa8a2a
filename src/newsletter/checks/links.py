"""Links of one issue: addresses that cannot work or that spy, links without words, anchors that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from posixpath import normpath
from urllib.parse import unquote

from newsletter.checks.check import Check, Sheet
from newsletter.model.node import Node
from newsletter.model.problem import Problem
from newsletter.registry import did_you_mean
from newsletter.text.local import FILE_ENDING, is_local, plain_address
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical, host, is_web, malformed, tracking, untracked
from newsletter.text.words import normal_title, plural

_AT_HOME = pattern(
    r"(?:localhost|0\.0\.0\.0|\[::1\]|(?:127|10)(?:\.\d+){3}|192\.168(?:\.\d+){2}|[\w.-]+\.(?:local|internal))(?::\d+)?"
)
_MOST_GUESSES = 20
"""Guessing what was meant takes time for each name; an issue with more such links has another trouble."""


def _of_sheet(sheet: Sheet) -> Iterator[Problem]:
    links = sheet.document.links()
    for link in links:
        for find in _OF_ONE:
            yield from find(sheet, link)
    yield from _nothing_at_all(sheet, links)
    yield from _same_words(sheet, links)
    yield from _nowhere(sheet, links)


def _at(sheet: Sheet, code: str, message: str, link: Node, hint: str) -> Problem:
    """A finding at the address as it is written, else at the words of the link."""
    url = link.string("url")
    spellings = (url, unquote(url), url.replace("&", "&amp;"), link.plain().strip())
    return sheet.found(code, message, link.line, *spellings, hint=hint)


def _malformed(sheet: Sheet, link: Node) -> Iterator[Problem]:
    url = link.string("url")
    why = malformed(url) if url else ""
    if why:
        yield _at(sheet, "E401", f"the address {url} {why}", link, "open it in a browser and copy it from there")


def _to_nothing(sheet: Sheet, link: Node) -> Iterator[Problem]:
    """A link to a file or an issue that is not there. What lies above the issues may be there without our knowing."""
    url = link.string("url")
    if not is_local(url) or url.startswith("/") or link.get("own") or link.get("file") or ":" in url.split("/")[0]:
        return
    path = normpath(f"{sheet.issue.place}/{plain_address(url)}")
    if not path.startswith("issues/") or path == sheet.issue.place:
        return
    if _HOST.match(url) and not FILE_ENDING.search(path):
        yield _at(sheet, "E410", f"the address {url} lacks its https://", link, f"write https://{url}")
    else:
        hint = "put the file beside the issue, or write the whole address"
        yield _at(sheet, "E410", f"the link leads to {url}, and nothing is there", link, hint)


_NO_HOSTS = "md|mdx|markdown|html?|php|py|js|rs|sh|xml|png|jpe?g|gif|svg|webp|mp[34]"
_HOST = pattern(rf"(?:[\w-]+\.)+(?!(?:{_NO_HOSTS})\b)[a-z]{{2,}}(?=[/:?#]|\Z)", re.IGNORECASE)


def _without_address(sheet: Sheet, link: Node) -> Iterator[Problem]:
    words = " ".join(link.plain().split())
    if words and not link.get("url") and not link.get("id"):
        hint = "write the address between the brackets, or take the link out"
        yield sheet.found("W402", f"the link “{words}” has no address", link.line, f"[{words}]()", words, hint=hint)


def _tracked(sheet: Sheet, link: Node) -> Iterator[Problem]:
    url = link.string("url")
    found = f"carries {', '.join(names)}" if (names := tracking(url)) else f"leads by way of {_counter(url)}"
    if untracked(url) != url:
        yield _at(sheet, "W403", f"the address {found}", link, f"write {untracked(url)}")


def _counter(url: str) -> str:
    return url.partition("://")[2].partition("/")[0]


def _without_words(sheet: Sheet, link: Node) -> Iterator[Problem]:
    pictures = any(node.kind == "image" for node in link.walk())
    if link.get("url") and not pictures and not link.plain().strip():
        yield _at(sheet, "W404", "the link has no words, so nobody can see it", link, "say where it leads")


def _unencrypted(sheet: Sheet, link: Node) -> Iterator[Problem]:
    url = link.string("url")
    written = link.plain().strip() != url.partition("://")[2]  # `www.…` without a scheme got its http:// from us
    if url.lower().startswith("http://") and written and not is_at_home(url):
        yield _at(sheet, "N406", f"the address {url} is not encrypted", link, "write https:// if the site has it")


def _own_machine(sheet: Sheet, link: Node) -> Iterator[Problem]:
    url = link.string("url")
    if is_at_home(url):
        message = f"the address {url} leads to the writer's own machine"
        yield _at(sheet, "W407", message, link, "write the address that readers can open")


def is_at_home(url: str) -> bool:
    """Whether an address leads to the machine or the network of whoever wrote it."""
    return is_web(url) and bool(_AT_HOME.fullmatch(host(url)))


_OF_ONE: tuple[Callable[[Sheet, Node], Iterator[Problem]], ...] = (
    _malformed,
    _to_nothing,
    _without_address,
    _tracked,
    _without_words,
    _unencrypted,
    _own_machine,
)


def _nothing_at_all(sheet: Sheet, links: tuple[Node, ...]) -> Iterator[Problem]:
    """`[]()`, told once: who keeps places for links that may come has many."""
    empty = [link for link in links if not link.get("url") and not link.get("id") and not link.plain().strip()]
    if empty:
        message = f"{plural(len(empty), 'link has', 'links have')} neither words nor an address"
        yield sheet.found("W402", message, empty[0].line, "[]()", hint="fill them in, or take them out")


def _same_words(sheet: Sheet, links: tuple[Node, ...]) -> Iterator[Problem]:
    """Told once for the same words, at the second address: who hears only the links cannot tell them apart."""
    met: dict[str, str] = {}
    told: set[str] = set()
    for link in links:
        url, words = link.string("url"), normal_title(link.plain())
        if not is_web(url) or not words or words.isdecimal() or words in told:
            continue
        if canonical(met.setdefault(words, url)) != canonical(url):
            told.add(words)
            message = f"“{' '.join(link.plain().split())}” leads to {met[words]} too"
            hint = "say in the words of each link where it leads"
            yield sheet.found("N405", message, link.line, url, unquote(url), link.plain(), hint=hint)


def _nowhere(sheet: Sheet, links: tuple[Node, ...]) -> Iterator[Problem]:
    inside = [(link, link.string("url").removeprefix(sheet.issue.page)) for link in links]
    wanted = [(link, unquote(url[1:])) for link, url in inside if url.startswith("#") and url not in ("#", "#top")]
    names = _names(sheet) if wanted else set()
    missing = [(link, name) for link, name in wanted if name not in names]
    for nth, (link, name) in enumerate(missing):
        meant = did_you_mean(name, sorted(names)) if nth < _MOST_GUESSES else ""
        hint = "the anchor of a heading is its words in small letters, with dashes"
        yield _at(sheet, "W408", f"nothing in this issue is called #{name}{meant}", link, hint)


def _names(sheet: Sheet) -> set[str]:
    names = {node.string("id") for node in sheet.document.walk() if node.get("id")}
    for note in sheet.document.footnotes:
        names |= {f"fn-{note.get('number')}", f"fnref-{note.get('number')}"}
    return names


CHECK = Check("links", ("E401", "W402", "W403", "W404", "N405", "N406", "W407", "W408", "E410"), sheet=_of_sheet)
