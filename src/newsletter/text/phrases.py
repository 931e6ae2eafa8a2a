"""A text in, the phrases it says most and how often out: what remains of a text for telling its topics."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from newsletter.text.patterns import pattern
from newsletter.text.stop_words import GENERAL, PARTIAL, STOP


def phrases_of(text: str, most: int = 60) -> tuple[tuple[str, int], ...]:
    """The weightiest phrases of one to three words, each as the text spells it most, with its count.

    A phrase holds no stop word and crosses no punctuation and no line end. A long text must say it twice; a phrase
    that is nearly always part of a longer one is left to the longer. Numbers belong to the name before them
    ("Llama 2"). The stop words are English; another language gives nothing rather than its articles.

    >>> phrases_of("The state-space layer is old. State space models run on GPT-4, and a State Space is small.", 1)
    (('state-space', 3),)
    """
    tokens = _TOKEN.findall(_NOISE.sub(" ", text))
    keys = {token: _key(token) for token in set(tokens)}
    said = Counter(tokens)
    words = sum(count for token, count in said.items() if token[0].isalnum())
    stops = sum(count for token, count in said.items() if token.lower() in STOP)
    if words >= _TELLING and stops < words * _ENGLISH:
        return ()
    counts, spellings = _counted(tokens, keys, said, 2 if words > _LONG else 1)
    for key in _absorbed(counts):
        del counts[key]
    ranked = sorted(counts, key=lambda key: (-weight(key) * counts[key], key))[:most]
    return tuple((_spelled(spellings[key]), counts[key]) for key in ranked)


@lru_cache(maxsize=16384)
def folded(phrase: str) -> str:
    """What tells two spellings of a phrase to be one: lower case, no dashes, the words in the singular.

    >>> folded("State-space models"), folded("LLMs"), folded("GPT-4")
    ('state space model', 'llm', 'gpt 4')
    """
    return " ".join(map(_singular, _DASHES.sub(" ", phrase.lower()).split()))


def weight(key: str) -> float:
    """How much saying a folded phrase once tells: more words tell more, words of every day little."""
    words = key.split(" ")
    if not telling(key) or (len(words) == 1 and key.endswith("ed")):
        return 0.3 if len(words) == 1 else 1.0
    return (1.0, 1.9, 2.3)[min(len(words), 3) - 1]


def telling(key: str) -> frozenset[str]:
    """The words of a folded phrase that are not words of every day.

    >>> telling("reward model"), telling("open"), sorted(telling("open weight"))
    (frozenset({'reward'}), frozenset(), ['open', 'weight'])
    """
    return frozenset() if key in PARTIAL else frozenset(key.split(" ")) - GENERAL


_LONG = 300  # words: from here on a phrase said once is chance
_TELLING, _ENGLISH = 80, 0.12  # of so many words, this share at the least are stop words in English
_NOISE = pattern(
    r"(?<![\w+.-])[a-z][a-z0-9+.-]*://\S+|\bwww\.\S+|(?<!\S)[^\s@]+@[^\s@]+\.\w+|['’]s\b|#(?=\w)", re.IGNORECASE
)
_TOKEN = pattern(r"[^\W_]+(?:(?:[-+&'’]|\.(?=\d|[a-z]{2,3}\b))[^\W_]+)*(?:\+\+|#)?|[^\w\s]+|\n+")
_DASHES = pattern(r"[\s_‐‑–-]+")
_BARE_NUMBER = pattern(r"\d[\d.,]*")
_AMOUNT = pattern(r"\d[\d.,]*[a-z]?", re.IGNORECASE)
_YEAR = pattern(r"(?:19|20)\d\d")
_JOINTS = frozenset("a and of or the to".split())
_LONGEST_WORD = 30
_LONGEST_PHRASE = 3
_NEARLY_ALWAYS = 0.75


def _key(token: str) -> str:
    """The folded token; "" for what ends a phrase: punctuation, a stop word, an adverb, a contraction, a year."""
    lower = token.lower()
    if not lower[0].isalnum() or len(lower) > _LONGEST_WORD or "'" in lower or "’" in lower:
        return ""
    if lower in STOP or (len(lower) == 1 and not lower.isdigit()) or _YEAR.fullmatch(lower):
        return ""
    if lower.endswith("ly") and len(lower) > 4 and lower not in _NO_ADVERBS:
        return ""
    return "" if "-" in lower and not _JOINTS.isdisjoint(lower.split("-")) else folded(lower)


_NO_ADVERBS = frozenset("anomaly assembly family monopoly supply reply".split())


def _counted(
    tokens: list[str], keys: Mapping[str, str], said: Mapping[str, int], least: int
) -> tuple[dict[str, int], dict[str, Counter[str]]]:
    """The phrases said often enough, by their folded form, and how each was spelled.

    A phrase is no more frequent than its words, so rare words go before pairs are made.
    """
    alone: Counter[str] = Counter()
    for token, count in said.items():
        alone[keys[token]] += count
    often = {token for token, key in keys.items() if key and alone[key] >= least}
    counts: Counter[str] = Counter()
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    grams: Mapping[tuple[str, ...], int] = {(): 0}
    for size in range(1, _LONGEST_PHRASE + 2):
        runs = zip(*(tokens[start:] for start in range(size)), strict=False)
        grams = Counter(gram for gram in runs if gram[-1] in often and gram[:-1] in grams)
        for gram, count in grams.items():
            key = " ".join([keys[token] for token in gram])
            if _is_phrase(gram, key):
                counts[key] += count
                spellings[key][" ".join(gram)] += count
    return {key: count for key, count in counts.items() if count >= least}, spellings


def _is_phrase(gram: tuple[str, ...], key: str) -> bool:
    """Whether tokens make a phrase: at most four words, no amount in front, no number but behind a name."""
    first, *rest = gram
    if key.count(" ") > _LONGEST_PHRASE or _AMOUNT.fullmatch(first):
        return False
    before = first
    for token in rest:
        if _BARE_NUMBER.fullmatch(token) and not (token is gram[-1] and before[0].isupper()):
            return False
        before = token
    return len(set(key.split(" "))) == key.count(" ") + 1


def _absorbed(counts: Mapping[str, int]) -> set[str]:
    """The phrases that are nearly always said as part of a longer one.

    Phrases of four words are counted only for this: they take the threes that are pieces of them, and go.
    """
    gone: set[str] = set()
    for key in sorted(counts, key=lambda key: -key.count(" ")):
        blanks = key.count(" ")
        if key in gone:
            continue
        if blanks >= _LONGEST_PHRASE:
            gone.add(key)
        for part in parts(key):
            taken = part != key and part in counts and counts[key] >= counts[part] * _NEARLY_ALWAYS
            if taken and (blanks < _LONGEST_PHRASE or part.count(" ") == _LONGEST_PHRASE - 1):
                gone.add(part)
    return gone


def parts(key: str) -> tuple[str, ...]:
    """Every run of words in a folded phrase, itself included."""
    words = key.split(" ")
    return tuple(" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1))


def _spelled(spellings: Counter[str]) -> str:
    """The spelling said most, the plural among equals; small letters win when they are no rarity.

    Capitals may come from a heading or the beginning of a sentence.
    """
    total = sum(spellings.values())

    def order(one: str) -> tuple[bool, int, int, str]:
        return one != one.lower() or spellings[one] * 4 < total, -spellings[one], -len(one), one

    return min(spellings, key=order)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word in _NO_PLURALS or word.endswith(_NO_PLURAL):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zzes")) else word[:-1]


_NO_PLURAL = ("ss", "us", "is", "ics", "ios")
_NO_PLURALS = frozenset("alias atlas bias canvas chaos kubernetes news pandas series species".split())
