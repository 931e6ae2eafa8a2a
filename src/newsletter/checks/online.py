"""Web addresses that do not answer, or from elsewhere: what is told when somebody has asked them (`--online`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from newsletter.checks.check import Check, Desk, Sheet
from newsletter.checks.links import is_at_home
from newsletter.model.issue import Link
from newsletter.model.problem import Problem
from newsletter.model.reply import Reply, Standing
from newsletter.text.urls import canonical, is_web, malformed, within


def addresses(desk: Desk, tells: Callable[[Problem], bool]) -> list[str]:
    """What the issues lead to, drafts and the newest first, each address once; `tells` chooses places in them.

    Not our own pages, which may not be out yet, and not what cannot work (`E401`).
    """
    found = (
        address
        for sheet in reversed(desk.sheets)
        for link, address in _leading_out(sheet, desk.settings.base_url)
        if tells(_at(sheet, link, "N420", ""))
    )
    return list(dict.fromkeys(found))


def _leading_out(sheet: Sheet, base_url: str) -> Iterator[tuple[Link, str]]:
    """The links to other sites, each with the address to be asked for: a place on a page is no page of its own."""
    own = canonical(base_url)
    for link in sheet.issue.links:
        if _is_usable(link.url) and not within(canonical(link.url), own):
            yield link, link.url.partition("#")[0]


def _is_usable(url: str) -> bool:
    """Whether a reader could follow an address; what a sender fills in for each of them (`{{ … }}`) nobody else can."""
    written = unquote(url)
    return is_web(url) and not malformed(url) and "{{" not in written and "{%" not in written


def _at(sheet: Sheet, link: Link, code: str, message: str, hint: str = "") -> Problem:
    return sheet.found(code, message, link.line, link.url, link.url.replace("&", "&amp;"), link.title, hint=hint)


class _Telling(NamedTuple):
    """How a standing is told."""

    code: str
    message: str
    hint: str


_DEAD = "look for its new place, or link to a copy: {copy}"
_TELLINGS: Mapping[Standing, _Telling] = {
    "gone": _Telling("E415", "the address {url} {words}", _DEAD),
    "nowhere": _Telling("W416", "the address {url} {words}", _DEAD),
    "unreachable": _Telling("W417", "the address {url} {words}", "try again in an hour; if it is gone: {copy}"),
    "distrusted": _Telling(
        "W418", "the address {url} {words}", "open it in a browser: readers are warned in the same way"
    ),
    "moved": _Telling(
        "N419", "the address {url} has moved for good to {to}", "write the new one, if it is the same page"
    ),
    "refused": _Telling("N420", "{what} not asked: {words}", "--allow-private HOST has it asked; can readers open it?"),
    "silent": _Telling("N420", "{what} asked in vain: {words}", "open it in a browser, or ask again in an hour"),
    "busy": _Telling("N420", "{what} asked in vain: {words}", "open it in a browser, or ask again in an hour"),
    "unclear": _Telling("N420", "{what} asked in vain: {words}", "open it in a browser"),
}
_PROVEN = frozenset({"gone", "nowhere", "unreachable", "distrusted", "moved"})


def _of_desk(desk: Desk) -> Iterator[Problem]:
    for sheet in desk.sheets if desk.replies else ():
        leading = _leading_out(sheet, desk.settings.base_url)
        replied = [(link, desk.replies[address]) for link, address in leading if address in desk.replies]
        yield from (_told(sheet, [link], reply) for link, reply in replied if reply.standing in _PROVEN)
        yield from _unproven(sheet, replied)


def _unproven(sheet: Sheet, replied: Iterable[tuple[Link, Reply]]) -> Iterator[Problem]:
    """What is no proof of anything is told once for a host and an issue. `W407` told of the writer's own machine."""
    alike: dict[Reply, list[Link]] = {}
    for link, reply in replied:
        at_home = reply.standing == "refused" and is_at_home(link.url)
        if reply.standing not in (*_PROVEN, "good") and not at_home:
            alike.setdefault(reply, []).append(link)
    yield from (_told(sheet, links, reply) for reply, links in alike.items())


def _told(sheet: Sheet, links: list[Link], reply: Reply) -> Problem:
    """One finding at the first of some links that have one reply."""
    link, many = links[0], len({link.url for link in links})
    telling = _TELLINGS[reply.standing]
    values = {
        "url": link.url,
        "words": reply.words,
        "to": _with_place(reply.to, link.url),
        "copy": _copy(sheet, link.url),
        "what": f"{many} addresses were" if many > 1 else f"the address {link.url} was",
    }
    hint = telling.hint.format(**values)
    if reply.standing == "moved" and urlsplit(reply.to).path in ("", "/") and urlsplit(link.url).path not in ("", "/"):
        hint = f"that is a front page; if the page itself is gone: {values['copy']}"
    return _at(sheet, link, telling.code, telling.message.format(**values), hint)


def _with_place(address: str, old: str) -> str:
    """The new address with the place on the page that the old one had."""
    place = old.partition("#")[2]
    return f"{address}#{place}" if place and "#" not in address else address


def _copy(sheet: Sheet, url: str) -> str:
    """The copy that the Internet Archive made nearest to the day of the issue, if it has one."""
    day = sheet.issue.published
    return f"https://web.archive.org/web/{day:%Y%m%d}/{url}" if day else f"https://web.archive.org/web/{url}"


CHECK = Check("online", ("E415", "W416", "W417", "W418", "N419", "N420"), desk=_of_desk)
