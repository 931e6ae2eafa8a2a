"""Running text in, the titles of works out that it names: papers, reports, articles whose links were lost.

A title shows itself by a colon between capitals (`Zephyr: Direct Distillation of LM Alignment`), by the noun behind it
(`the LIMA paper`), by its length (four capitals and more in a row), or by the word that announces it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsletter.sources.plain_shapes import small_word, title_case
from newsletter.text.patterns import pattern

_TOKEN = pattern(r"[^\s()“”\"\[\]]+|[()“”\"\[\]]")
_NOUNS = {
    **dict.fromkeys(("paper", "papers", "preprint", "survey", "study"), "papers"),
    **dict.fromkeys(("article", "report", "post", "blog", "essay", "repository", "repo", "library"), "links"),
    **dict.fromkeys(("announcement", "benchmark", "dataset", "leaderboard", "podcast"), "links"),
    **dict.fromkeys(("class", "course", "book", "newsletter"), "links"),
}
_NO_HEAD = frozenset(
    (
        "the this that these those a an my our your his her their its each another other some many most new first"
        " second last best github gitlab twitter reddit substack arxiv llm llms ai ml nlp neurips cvpr icml iclr"
        " emnlp all in i original official popular recent accompanying corresponding following research previous"
        " it he she they we you when if as here there also for and but or so now today however although while why"
        " what how who which no yes figure table chart annotated looking another one two three based according see"
        " read besides despite since"
    ).split()
)
_QUESTION = pattern(
    r"\b(?:paper|article|post|essay|talk|piece) (?:on|called|titled|about) "
    r"(?P<title>(?:Why|How|What|When|Where|Who|Is|Are|Do|Does|Did|Can|Should)\b[^.?!]{10,140}\?)"
)
_CITED = pattern(r"\b(?P<title>[A-Z][\w'’-]+ et al\.?,? \(?(?:19|20)\d\d)\)?")
_BRACKETED = pattern(r"(?P<title>[A-Z][\w.-]*(?: [\w.-]+){0,3}) \((?P<noun>paper|code|blog|post|repo|demo|video)\)")
_ANNOUNCED = pattern(r"\b(?:announced|launched|founded|joined|introduced) (?:the )?(?P<title>[A-Z]\w+(?: [A-Z]\w+)+)")
_CODE = pattern(r"(?<![\w./])(?P<title>[A-Z][\w-]+\.(?:c|cpp|cu|py|js|rs|jl|ai))\b(?![\w/]|\.\w)")
_SHOWS = pattern(
    r"(?<![\w-])(?P<title>[A-Z][a-z]*[A-Z]\w*[a-z]\w*|[A-Z]{1,3}[a-z]*[A-Z]+)"
    r" (?:shows?|proposes?|introduces?|demonstrates?) "
)
_OWNED = pattern(r"['’]s (?P<title>[A-Z]\w*[a-z][A-Z]\w*(?: [A-Z]\w+)?)")
_CAME_OUT = pattern(
    r"(?<![\w-])(?P<title>[A-Z]\w*[a-z]\w*[A-Z]\w*|[A-Z]{2,}[a-z]+\w*)"
    r" (?:came out|was released|has been released|released|is out)\b"
)
_TALK = pattern(
    r"\b(?P<title>(?:conversation|interview|debate|discussion|talk) (?:between|with|by) (?:[A-Z][\w’'-]+ ?){2,3}"
    r"(?:and (?:[A-Z][\w’'-]+ ?){2,3})?)"
)
_QUOTED = pattern(r"[“\"](?P<title>[A-Z][^“”\"]{8,120}?)[.,]?[”\"]")
_SHAPES = (
    *((shape, "papers") for shape in (_QUESTION, _CITED, _SHOWS)),
    *((shape, "links") for shape in (_ANNOUNCED, _CODE, _OWNED, _CAME_OUT, _TALK)),
)


class TitleName(NamedTuple):
    """A title, where it begins in the text, and what the words around take it for: "papers", "links" or ""."""

    start: int
    title: str
    kind: str = ""


_NO_WORD = pattern(r"\S{200,}")


def title_names(text: str) -> tuple[TitleName, ...]:
    """The titles that a text names, in order; where two overlap, the longer one counts.

    What is no word but a file in base64, say, names none, and would take for ever.
    """
    words = _NO_WORD.sub(lambda met: " " * len(met[0]), text)
    found = sorted(_all(words), key=lambda one: (one.start, -len(one.title)))
    kept: list[TitleName] = []
    for one in found:
        if not kept or one.start >= kept[-1].start + len(kept[-1].title):
            kept.append(one)
    return tuple(kept)


def _all(text: str) -> Iterator[TitleName]:
    for shape, kind in _SHAPES:
        for found in shape.finditer(text):
            title = found["title"].replace("(", "").strip(" ,")
            if all(word.casefold() in _NO_HEAD for word in title.split()):
                continue  # "NeurIPS LLM": a venue and a kind of thing
            yield TitleName(found.start("title"), re.sub(r",(?= \d{4}$)", "", title), kind)
    for found in _QUOTED.finditer(text):
        if title_case(found["title"]) and len(found["title"].split()) > 2 and ". " not in found["title"]:
            yield TitleName(found.start("title"), found["title"])
    for found in _BRACKETED.finditer(text):
        yield TitleName(found.start("title"), found["title"], _NOUNS.get(found["noun"], "links"))
    yield from _runs(text)


def _runs(text: str) -> Iterator[TitleName]:
    """Runs of capitalised words, small ones allowed between them, that are long or stand before a noun or a colon."""
    run: list[re.Match[str]] = []
    for token in (*_TOKEN.finditer(text), None):
        word = token[0] if token else ""
        if token and _may_stand(word, run):
            run.append(token)
            if not _ends(word):
                continue
            token = None
        yield from _judged(run, token, text)
        run = [token] if token and _capital(token[0]) and not _ends(token[0]) else []


def _may_stand(word: str, run: list[re.Match[str]]) -> bool:
    if run and run[-1][0].endswith(",") and not _capital(word):
        return False
    if word.casefold() in _VERBS and not any(one[0].endswith(":") for one in run) and word[0].islower():
        return False
    return _capital(word) or (bool(run) and (small_word(word.rstrip(",")) or word in ("&", "—")))


_VERBS = frozenset("is are be do does not that than as".split())


def _capital(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or (word[0] == "#" and word[1:2].isdigit())


def _ends(word: str) -> bool:
    """A full stop ends a run, but not inside `Llama.c` and not behind an initial; so do `;`, `!` and `?`."""
    return word[-1] in ";!?" or (word[-1] == "." and len(word) > 2)


_MAY_BEGIN = frozenset({"The", "A", "An", "AI", "ML"})


def _judged(run: list[re.Match[str]], after: re.Match[str] | None, text: str) -> Iterator[TitleName]:
    while run and (run[0][0].casefold() in _NO_HEAD or small_word(run[0][0])) and run[0][0] not in _MAY_BEGIN:
        run = run[1:]
    while run and small_word(run[-1][0].rstrip(",")):
        run = run[:-1]
    if run and run[0][0] == "The" and len(run) > 1 and run[1][0] == "The":
        run = run[1:]
    capitals = [one[0] for one in run if _capital(one[0]) and one[0].strip(",:.").casefold() not in _NO_HEAD]
    if not capitals or capitals[0][0].isdigit():
        return
    noun = re.match(r"[a-z]+", after[0])[0] if after and re.match(r"[a-z]", after[0]) else ""  # type: ignore[index]
    title = text[run[0].start() : run[-1].end()].rstrip(" ,.;:!")
    if noun in _NOUNS:
        title = re.split(r" from (?:the )?(?=[A-Z])", title)[-1] if ": " not in title else title
        title = re.sub(r"^(?:The|A|An) (?=[A-Z][\w-]*:)|^[A-Z]\w+['’]s ", "", title)
        if _NOUNS[noun] == "papers" and len(title.split()) < 4:
            title = title.removeprefix("The ")
        if _NOUNS[noun] == "links" and re.fullmatch(r"[A-Z]+|[A-Z][a-z]+", title):
            return  # one plain word before "post" says nothing
        start = text.index(title, run[0].start())
        yield TitleName(start, f"{title} report" if noun == "report" and len(capitals) < 5 else title, _NOUNS[noun])
        return
    head, colon, rest = title.partition(": ")
    words = re.findall(r"[\w-]+", rest)
    if colon and len(words) > 2 and sum(_capital(word) for word in words) > 1 and len(head.split()) < 8:
        numbered = re.search(r"#\d", head)
        yield TitleName(run[0].start(), title, "links" if numbered else "papers" if len(words) > 3 else "")
    elif not colon and _long_title(title, capitals):
        yield TitleName(run[0].start(), title)


def _long_title(title: str, capitals: list[str]) -> bool:
    """Four capitals and more, held together by more than commas and "and", as the names of people are."""
    if "," in title or title.endswith(":") or sum(len(word) > 1 for word in capitals) < 4:
        return False
    if re.search(r" (?:and|or|&) ", title) and len(capitals) < 6:
        return False
    return any(small_word(word) or word[0].isdigit() for word in title.split())
