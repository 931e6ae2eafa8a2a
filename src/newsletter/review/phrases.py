"""A description in, how it joins a title out: "*Title* covers the gap." and "*Title* – Mixtral is out!"."""

from __future__ import annotations

import re

from newsletter.text.patterns import pattern

DASH = " – "


def joint(description: str) -> str:
    """What stands between a title and an English description of at least one word: " ", " covers " or " – ".

    1. It begins with a verb in small letters ("covers the gap", "asks who pays"): nothing is missing.
    2. It begins with a capital and says something whole, or has a capital only because it begins ("Mixtral is
       out", "Why models are no moats", "Read this first!"): a dash.
    3. Everything else names things ("the gap between …", "NeurIPS, Mamba", "4-bit training"): " covers ".

    Something whole is said when the first word can only begin a sentence, when it ends with "?" or "!", when
    a second sentence follows, or when it has a finite verb that no "that", "why" or "which" leads to: the
    list holds what is nothing but a verb, since a dash too few reads better than a verb mistaken.
    """
    words = _WORD.findall(description)
    if _PREDICATE.fullmatch(words[0]):
        return " "
    return DASH if words[0][0].isupper() and _is_whole(description, words) else " covers "


def ended(text: str) -> str:
    """The text with exactly one mark at its end: its own, or a full stop. An ellipsis is one mark.

    >>> ended("what comes next"), ended("what a year!."), ended("and so on...")
    ('what comes next.', 'what a year!', 'and so on...')
    """
    text = text.rstrip(" ,;:–—-")
    closing = text[len(text.rstrip(_CLOSING)) :]
    inner = text.removesuffix(closing)
    body = inner.rstrip(".!?…")
    marks = inner[len(body) :]
    if not marks:
        return f"{text}."
    return body + ("..." if marks.startswith("...") else marks[0]) + closing


def has_words(text: str) -> bool:
    """Whether there is anything to say: a text of dashes has no words."""
    return bool(_WORD.search(text))


def _is_whole(description: str, words: list[str]) -> bool:
    if _OPENER.fullmatch(words[0]) or _SECOND_SENTENCE.search(description):
        return True
    if description.rstrip(_CLOSING).endswith(("?", "!")):
        return True
    decisive = next((word for word in words if _LEADER.fullmatch(word) or _VERB.fullmatch(word)), "")
    return bool(_VERB.fullmatch(decisive))


_CLOSING = "\"'”’"
_WORD = pattern(r"\w[\w'’-]*")
_SECOND_SENTENCE = pattern(r"\w\w[.!?]\s+[A-Z]")


def _any_of(words: str) -> re.Pattern[str]:
    return pattern("|".join(words.split()), re.IGNORECASE)


_PREDICATE = pattern(
    "covers?|covering|asks|argues|celebrates|collects|compares|considers|describes|digs|discusses|dives|examines"
    "|explains|explores|gives|has|introduces|investigates|is|looks|makes|presents|shows|summari[sz]es|takes|tells"
    "|walks"
)
# Words that have a capital only where a sentence begins: after "covers" they would look lost.
_OPENER = _any_of("""
    a an the this these those it its it's i i'm we you he she they our my your there here
    what why how when where who which is are do does did can could will would should
    if although because while in on at by for from with after before as and but or not no all some every
    let's
""")
_LEADER = _any_of("that which who whom whose what why how when where whether if because")
_VERB = _any_of("""
    is are was were am has had have does did do can cannot could will would shall should must may might
    \\w+n['’]t it's that's there's we're they're gets got goes went comes came becomes became says said
    means meant makes made takes took gives gave knows knew thinks thought arrives arrived happens happened
""")
