"""The shapes of lines in a bare text: heading, caption, bullet, dated line. Each is a question about one line."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsletter.text.dates import PartialDate, read_date
from newsletter.text.patterns import pattern
from newsletter.text.words import normal_title

_BULLET = pattern(r"\s*(?:[•·▪‣◦*–-]|\d{1,2}\.)\s+(?=\S)")
_NUMBERED = pattern(r"(?P<number>\d{1,2})[).]\s+(?P<title>\S.{0,180})")
_WHEN = (
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \(?\d{4}\)?)?"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?(?:,? \d{4})?|\d{4}-\d{2}-\d{2})"
)
_DATED = pattern(rf"(?P<when>{_WHEN})\s?(?::|\s[—–-])\s+(?P<rest>\S.*)", re.DOTALL)
_COVERS = pattern(r"(?P<title>[\"“A-Z0-9].{6,200}?) covers? (?P<summary>\S.{10,})", re.DOTALL)
_NO_TITLE = pattern(r"(?:this|that|these|it|he|she|they|we|i|you|the (?:section|post|paper|article)|which|my)\b", re.I)
_PICTURE = "figures?|charts?|screenshots?|illustrations?|plots?|diagrams?|photos?|images?|tables?|pictures?"
_CAPTION = pattern(
    rf"annotated\b(?!.*[.!?]\s).{{0,200}}"
    rf"|(?:{_PICTURE}|excerpts?)(?: \d+)?(?: (?:from|of|by|on|showing|with|source|courtesy|taken)\b|[:.]).{{0,200}}"
    rf"|(?:an?|the) (?:{_PICTURE}|overview|example|excerpt|visuali[sz]ation|[\w/ -]{{1,40}} meme)"
    rf" (?:of|from|by|using|showing|on)\b.{{0,200}}[^.!?:]"
    rf"|(?:dall[-·]e|midjourney|stable diffusion|photo|image|prompt)\b[^“\"]{{0,20}}[“\"][^“”\"]+[”\"]\.?",
    re.IGNORECASE,
)
_SECTIONS = frozenset(
    (
        "models|new models|open models|links|more links|other links|papers|new papers|datasets|data sets|tools"
        "|new tools|libraries|code|repositories|housekeeping|elsewhere|elsewhere from me|from the web"
        "|around the web|reading list|further reading|recommended reading|references|resources|videos|podcasts"
        "|talks|events|jobs|quick links|misc|miscellaneous|in other news|artifacts|reads|articles|blog posts"
    ).split("|")
)
_SMALL = frozenset(
    (
        "a an the of for and in on with to at by via from or is are as vs into over under about its your our their be"
        " how not do does that than"
    ).split()
)
_CUE = pattern(
    r"\b(?:points|questions|facts|steps|reasons|topics|list|following|follows|here (?:are|we are|is)|resources"
    r"|procedure|process|components|takeaways|things|ways|papers|models|links|posts|highlights|articles|examples|ideas)\b",
    re.IGNORECASE,
)
_COUNTS = dict(zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True))
_COUNT = pattern(rf"\b(?:(?:the|these|here are|into|a) )(\d{{1,2}}|{'|'.join(_COUNTS)})(?=[ -][a-z])", re.IGNORECASE)


class Entry(NamedTuple):
    """A line that tells of something published: its title, what it covers, and when it came out."""

    title: str
    summary: str = ""
    when: str = ""

    def date(self, year: int | None) -> PartialDate | None:
        """The date, completed by the year of the text that tells it."""
        return read_date(self.when, year=year)


def bullet(text: str) -> str:
    """The marker that begins a list item, with its blanks."""
    found = _BULLET.match(text)
    return found[0] if found else ""


def numbered_heading(text: str) -> tuple[int, str] | None:
    """`1) Title — subtitle` → 1 and the rest."""
    found = _NUMBERED.fullmatch(text)
    return (int(found["number"]), found["title"]) if found and text[-1] not in ".;:," else None


def dated(text: str) -> Entry | None:
    """`Feb. 27: Title covers …` and the like."""
    found = _DATED.fullmatch(text)
    if not found or not read_date(found["when"], year=2000):
        return None
    told = _COVERS.fullmatch(found["rest"])
    if told:
        return Entry(_plain_title(told["title"]), told["summary"], found["when"])
    title, _, summary = found["rest"].partition(" — ")
    return Entry(_plain_title(title), summary, found["when"])


def covers(text: str) -> Entry | None:
    """`Title (Month Year) covers …`, a line without a date in front."""
    found = _COVERS.fullmatch(text)
    if not found or _NO_TITLE.match(text) or found["title"].endswith((",", ".")):
        return None
    title, _, when = found["title"].removesuffix(")").rpartition(" (")
    if title and read_date(when):
        return Entry(_plain_title(title), found["summary"], when)
    return Entry(_plain_title(found["title"]), found["summary"])


def _plain_title(text: str) -> str:
    return re.sub(r",? and (?:an? )?follow-up$", "", text.strip())


def caption(text: str) -> bool:
    """Whether a line describes a picture that was lost."""
    return len(text) <= 260 and bool(_CAPTION.fullmatch(text))


def section_word(text: str) -> bool:
    """Whether a line is nothing but the usual name of a section that lists things."""
    return len(text) < 40 and text[:1].isupper() and normal_title(text) in _SECTIONS


def unfinished(text: str) -> bool:
    """Whether a line ends without a full stop, as titles do and sentences do not."""
    return len(text) <= 200 and text.rstrip("”\"’')")[-1:] not in (*".!;:,…", "") and ". " not in text


def heading_like(text: str) -> bool:
    """Whether a line might be a heading: short, capitalised, no sentence."""
    if not unfinished(text) or len(text) > 90 or len(text.split()) > 14 or "://" in text:
        return False
    begins = text.lstrip("\"“‘'(#")[:1]
    if not (begins.isupper() or begins.isdigit()) or not re.search(r"[^\W\d_]{2}", text):
        return False
    if re.match(r"P\.?S\.?\b", text) or re.fullmatch(r"[“\"].*[”\"]", text):
        return False
    return title_case(text) if text.endswith("?") else True


def title_case(text: str) -> bool:
    """Whether most words that matter begin with a capital letter or a digit."""
    words = [word for word in re.findall(r"[\w'’.-]+", text) if word.casefold() not in _SMALL]
    return bool(words) and sum(not word[0].islower() for word in words) >= 0.8 * len(words)


def small_word(word: str) -> bool:
    """Whether a word is written small inside a title."""
    return word.casefold() in _SMALL


def opens_list(text: str) -> bool:
    """Whether a line ends as if a list followed."""
    return text.endswith(":")


def list_cue(intro: str) -> int:
    """What the sentence before a list promises: the number of its items, 1 for "some", 0 for nothing."""
    last = re.split(r"(?<=[.!?])\s+", intro)[-1]
    found = _COUNT.search(last)
    if found:
        word = found[1].casefold()
        return _COUNTS.get(word) or int(word)
    return 1 if _CUE.search(last) else 0
