"""Words of prose: how many there are, where to cut, when two titles are one, which topics are marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import filterfalse

from newsletter.text.patterns import pattern

# Scripts written without blanks between words: kana, and the Chinese characters of all planes.
_CJK = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IDEOGRAPH = pattern(f"[{_CJK}]")
_SIGN = pattern(r"[^\W_]")


def count_words(text: str) -> int:
    """How many words a reader reads; a Chinese character or a kana is one, lone punctuation is none."""
    ideographs, apart = 0, text.replace("—", " ")
    if not apart.isascii():
        apart, ideographs = _IDEOGRAPH.subn(" ", apart)
    words = apart.split()
    marked = filterfalse(str.isalnum, words)
    return ideographs + len(words) - sum(1 for word in marked if not (word[0].isalnum() or _SIGN.search(word)))


# A sentence ends before a blank and something that can begin the next one,
_ENDING = pattern(r"""[.!?…]["'”’)\]]*(?=\s+["'“‘(\[]?[A-Z0-9À-Þ])|[。！？]""")
# unless the full stop belongs to an initial or an abbreviation.
_ABBREVIATED = pattern(
    r"\b(?:[A-Z]|[a-z]\.[a-z]|al|cf|ca|vs|etc|Dr|Mrs?|Ms|Prof|St|No|Nos|Vol|Figs?|Sec|Eqs?|Tab|approx|incl"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\Z"
)
_JOINING = frozenset("\u200d\ufe0e\ufe0f")


def cut(text: str, limit: int) -> str:
    """At most `limit` characters: whole sentences when they fill half of it, else whole words and "…".

    >>> cut("First. Second sentence goes on.", 12)
    'First.'
    """
    text = text.strip()
    if len(text) <= limit:
        return text
    if limit < 1:
        return ""
    end = max((end for end in sentence_ends(text, limit) if end <= limit), default=0)
    if end * 2 >= limit:
        return text[:end]
    at = limit - 1
    head = text[:at] if text[at : at + 1].isspace() else _whole_words(text[:at]) or _whole_characters(text, at)
    return head.rstrip(" \t\n,;:.–—-") + "…"


def sentence_ends(text: str, limit: int) -> Iterator[int]:
    """The places behind a sentence that another one follows."""
    for found in _ENDING.finditer(text, 0, limit + 3):
        if not _ABBREVIATED.search(text, max(0, found.start() - 8), found.start() + 1):
            yield found.end()


def _whole_words(head: str) -> str:
    """Without the last, broken word; nothing when that would lose the most of it."""
    found = re.search(r"\s+\S*\Z", head)
    return head[: found.start()] if found and found.start() * 3 >= len(head) else ""


def _whole_characters(text: str, at: int) -> str:
    """Cut inside a word, but never between a letter and its accent or inside a joined emoji."""
    while at and (unicodedata.combining(text[at]) or text[at] in _JOINING or text[at - 1] == "\u200d"):
        at -= 1
    return text[:at]


def normal_title(text: str) -> str:
    """A title for comparing: casefolded, in one Unicode form, without punctuation and extra space."""
    plain = _UNHEARD.sub("", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(_NO_WORD.sub(" ", plain).split())


def title_key(text: str) -> str:
    """What titles of the same words have in common: the words of the normal title in the order of the alphabet."""
    return " ".join(sorted(normal_title(text).split()))


def title_keys(texts: Sequence[str]) -> list[str]:
    """`title_key` of each text, quicker: all of them at once."""
    return [" ".join(sorted(title.split())) for title in normal_titles(texts)]


def normal_titles(texts: Sequence[str]) -> list[str]:
    """`normal_title` of each text, quicker: all of them at once."""
    joined = _BETWEEN.join(texts)
    if joined.isascii():
        plain = joined.lower().translate(_TITLE_SIGNS)
    else:
        heard = _UNHEARD.sub("", unicodedata.normalize("NFKC", joined).casefold())
        plain = _NO_TITLE.sub(" ", heard).replace("_", " ")
    words = plain.split(_BETWEEN)
    if len(words) != len(texts):
        return [normal_title(text) for text in texts]
    return [" ".join(one.split()) for one in words]


_BETWEEN = "\0"
_UNHEARD = pattern(r"['’]")
_NO_WORD = pattern(r"[\W_]+")
_NO_TITLE = pattern(r"[^\w\0]+")
_TITLE_SIGNS = {code: None if chr(code) == "'" else " " for code in range(1, 128) if not chr(code).isalnum()}
"""The same for ASCII alone, where signs need no looking up in Unicode."""


def same_title(a: str, b: str) -> bool:
    """Whether two titles are nearly equal: a missing comma or article, other order, a spelling.

    Short titles are never the same, because two things may well be called "Update". Nor are titles that
    differ in a number, in a "not", or in one word for another ("Training Models", "Serving Models").
    """
    a, b = normal_title(a), normal_title(b)
    if min(len(a), len(b)) < 15 or min(count_words(a), count_words(b)) < 3:
        return False
    if a == b:
        return True
    if sorted(re.findall(r"\d+", a)) != sorted(re.findall(r"\d+", b)):
        return False
    from rapidfuzz import fuzz

    if fuzz.token_sort_ratio(a, b) < 90:
        return False
    only_a, only_b = (" ".join(sorted(set(x.split()) - set(y.split()))) for x, y in ((a, b), (b, a)))
    if _TURNING & {*only_a.split(), *only_b.split()}:
        return False
    return not (only_a and only_b) or fuzz.ratio(only_a, only_b) >= 70


_TURNING = frozenset({"no", "non", "not", "never", "without", "cannot", "cant", "dont", "isnt", "arent", "wont"})


def title_before(address: str, words: str) -> str:
    """The title that stands before a bare address, when what stands there is long enough to be one, and no more.

    >>> title_before("https://a.example/k", "3. A kettle that sings: https://a.example/k It does.")
    'A kettle that sings'
    """
    before, met, _ = words.partition(address)
    title = _FRAME.sub("", before) if met else ""
    return title if _SHORTEST <= len(title.encode()) <= _LONGEST else ""


_FRAME = pattern(r"\A\W*(?:\d{1,3}[.):、]\s*)?|[\s:：—–|>»→(（-]+\Z")
_SHORTEST, _LONGEST = 12, 360
"""In bytes: a word of Chinese needs fewer signs."""


def plural(n: int, one: str, many: str | None = None) -> str:
    """A number and its noun: "1 post", "8 posts", "1,200 words"; `many` where an "s" is not enough."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """Some words as a person would list them.

    >>> listed(["web", "email", "text"])
    'web, email and text'
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
