"""A text in, the one sentence of its own that tells the most of it out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import log, sqrt

from newsletter.text.patterns import pattern
from newsletter.text.phrases import folded
from newsletter.text.stop_words import STOP
from newsletter.text.words import count_words, sentence_ends


def one_liner(text: str, title: str = "") -> str:
    """The sentence nearest to the centre of a text, word for word but for footnote marks; "" when there is none.

    A blank line ends a paragraph. Every sentence is a vector of its words, each weighing its count times its rarity
    among the sentences (TF-IDF); the centre is the sum of them all, with the title's words once more. Of the
    sentences that can stand alone, the one with the least angle to it is taken; those near the beginning weigh up
    to twice as much, and those that say "I" or "you" less. Texts that are not `LONG` need none.
    """
    if count_words(text) < LONG:
        return ""
    found = list(_sentences(text))
    bags = [_words(sentence) for sentence in found]
    among = Counter(word for bag in bags for word in bag)
    rarity = {word: log(1 + len(bags) / count) for word, count in among.items()}
    centre: Counter[str] = Counter()
    for bag in (*bags, _words(title)):
        centre.update(bag)
    best, nearest = "", 0.0
    for place, (sentence, bag) in enumerate(zip(found, bags, strict=True)):
        if bag and _stands_alone(sentence):
            lead = 1 + _LEAD / (1 + place / _OPENING)
            near = _nearness(bag, centre, rarity) * (_PERSONAL if _I.search(sentence) else 1) * lead
            # Only what is plainly nearer, so that the last bits of a sum decide nothing.
            if near > nearest + 1e-9:
                best, nearest = sentence, near
    return best


LONG = 150
"""A text of fewer words needs no summary."""

_FEWEST, _MOST = 8, 35
_LEAD, _OPENING = 1.0, 5
_PERSONAL = 0.65
_I = pattern(r"\b(?:I|[Mm]y|[Mm]e|[Yy]ou|[Yy]our)\b")

# [1], [^note], raised figures, and figures glued to the end of a sentence.
_MARKS = pattern(r"\s?\[\^?[\w-]{1,3}\]|\[\^[^\]\s]{1,40}\]|[⁰¹²³⁴-⁹†‡]+|(?<=[a-z]{3}[.!?,;])\d{1,2}(?=\s|\Z)")
_PARAGRAPH = pattern(r"\n\s*\n")
_WORD = pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDED = pattern(r"[.!…。！][\"'”’)\]]*\Z")

# A sentence that begins so leans on the one before, or on a picture.
_LEANING = pattern(
    r"""["'“‘(]*(?:this|that|these|those|it|its|they|them|their|he|she|his|her|such|both|neither|others?|another
    |and|but|or|so|yet|nor|also|then|thus|hence|therefore|however|moreover|furthermore|besides|instead|still
    |nevertheless|nonetheless|consequently|similarly|likewise|conversely|meanwhile|otherwise|additionally|finally
    |lastly|first|firstly|second|secondly|third|thirdly|next|again|here|there|because|which|since\ then
    |for\ (?:example|instance)|in\ (?:contrast|addition|fact|short|particular|other\ words|this|that|these|the\ end)
    |as\ (?:a\ result|such|mentioned|discussed|noted|above|before|for)|(?:after|with|at|from|to)\ (?:this|that|there)
    |on\ the\ other\ hand|of\ course|either\ way|that\ said|by\ the\ way|anyway|now|before|regardless|well|yes|no
    |ok|okay|oh|thanks|let|let['’]s|note|see|read|click|subscribe|welcome|p\.s|like\ i|\w+ly(?=,)
    |(?:annotated\ )?(?:chart|figure|fig|photo|image|picture|screenshot|table|diagram|illustration|credits?))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What speaks of the text itself, or to its reader, says nothing of the matter.
_OF_ITSELF = pattern(
    r"\b(?:th(?:is|ese|at)\s+(?:\w+\s+)?(?:posts?|articles?|blog|newsletters?|issues?|sections?|essays?|chapters?|guides?|"
    r"tutorials?|series|lists?|tables?|figures?|pages?)|(?:see|as)\s+(?:above|below)|below|"
    r"the\s+(?:following|previous|next|above|latter|former)|the\s+(?:last|first|other)\s+one|"
    r"of\s+(?:these|those|them)|mentioned|earlier|subscrib\w+|click|sign\s+up|read\s+(?:more|on)|"
    r"footnotes?|you['’]ll\s+find|link(?:s|ed)?\s+(?:here|below)|let(?:['’]s|\s+(?:us|me)))\b|"
    r"://|\bwww\.|[#@](?=\w)|[{}<>|=_`\\$]",
    re.IGNORECASE,
)
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))


def _sentences(text: str) -> Iterator[str]:
    for block in _PARAGRAPH.split(_MARKS.sub("", text)):
        block = " ".join(block.split())
        if block:
            for start, end in pairwise((0, *sentence_ends(block, len(block)), len(block))):
                yield block[start:end].strip()


def _words(sentence: str) -> Counter[str]:
    return Counter(folded(word) for word in _WORD.findall(sentence) if len(word) > 1 and word.lower() not in STOP)


def _stands_alone(sentence: str) -> bool:
    """Whether a sentence says something without its neighbours: whole, neither long nor short, no question."""
    return (
        _FEWEST <= count_words(sentence) <= _MOST
        and bool(_ENDED.search(sentence))
        and not sentence[0].islower()
        and (sentence[0].isalnum() or sentence[0] in "\"“‘'")
        and not _LEANING.match(sentence)
        and not _OF_ITSELF.search(sentence)
        and all(sentence.count(opening) == sentence.count(closing) for opening, closing in _PAIRS)
        and sentence.count('"') % 2 == 0
    )


def _nearness(bag: Counter[str], centre: Counter[str], rarity: dict[str, float]) -> float:
    """The cosine of the angle between a sentence and the centre, but for the length of the centre."""
    dot = sum(count * centre[word] * rarity[word] ** 2 for word, count in bag.items())
    return dot / sqrt(sum((count * rarity[word]) ** 2 for word, count in bag.items()))
