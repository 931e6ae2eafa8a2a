"""HTML and a style sheet in, the same HTML with the styles on its start tags out.

premailer computes the styles, but is asked each question only once. With selectors that look at nothing but
tags, classes, ids and attributes of an element and its ancestors (`stylesheet_lint` refuses others), a style
depends on the place of an element among its ancestors (`paths`). So tags are followed from place to place;
places never met before go into one specimen that premailer styles (`specimen`), and its answers are kept. The
HTML is split at its tags and never parsed: every byte that is no style stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from newsletter.model.digest import digest
from newsletter.model.problem import NewsletterError
from newsletter.render.paths import Place, Start, end, root, start
from newsletter.render.stylesheet import Vocabulary, vocabulary
from newsletter.render.stylesheet_lint import lint

# Attributes whose values differ from tag to tag. Where no selector looks at them they stay out of what is
# remembered, so that a thousand links are one step and not a thousand.
_RESTLESS = ("href", "src", "alt", "title", "id", "name", "width", "height", "start", "value")
# A place forgets nothing, but past so many different tags it learns no more steps by heart.
_STEPS = 2_000


def inline(html: str, sheet: str) -> str:
    """The HTML with the sheet's styles written onto its start tags.

    >>> inline("<p>Hello <b>you</b>", "p { margin: 0 }")
    '<p style="margin:0">Hello <b>you</b>'
    """
    memory = _memory(sheet)
    pieces = memory.tag.split(html)
    here = memory.root
    unwritten: list[tuple[int, Place, str, Start]] = []
    for at in range(1, len(pieces), 4):
        rest = pieces[at + 2]
        if not rest:
            continue  # a comment, a doctype or a style sheet
        text = pieces[at] + rest
        step = here.steps.get(text)
        if step is not None:
            here, pieces[at + 2] = step
        elif text[1] == "/":
            step = (end(here, pieces[at][2:]), rest)
            here = _remember(here, text, step)
        else:
            begun = start(here, pieces[at][1:], rest, memory.vocabulary)
            unwritten.append((at + 2, here, text, begun))
            here = begun.onward
    if unwritten:
        memory.learn([begun for *_, begun in unwritten])
        for at, before, text, begun in unwritten:
            pieces[at] = begun.written(memory.answers[begun.key])
            _remember(before, text, (begun.onward, pieces[at]))
    return "".join(pieces)


def answers(sheet: str) -> dict[str, str]:
    """All that was learnt about a sheet: the style of each place, as plain strings that JSON can hold."""
    return dict(_memory(sheet).answers)


def teach(sheet: str, known: Mapping[str, str]) -> None:
    """Tell this process what another one learnt about the sheet, from the same premailer (`answers_key`)."""
    _memory(sheet).answers.update(known)


def answers_key(sheet: str) -> str:
    """The name under which answers may be stored: it changes with the sheet and with premailer's version."""
    from importlib.metadata import version

    return digest("answers 1", sheet, version("premailer"))


class _Memory:
    """What is known about one sheet: the places met so far and the style of each."""

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self.vocabulary = vocabulary(sheet)
        self.tag = _tag_pattern(self.vocabulary)
        self.root = root()
        self.answers: dict[str, str] = {}

    def learn(self, starts: list[Start]) -> None:
        """Ask premailer about those of the start tags that have no answer yet."""
        unknown = {one.key: one for one in starts if one.key not in self.answers}
        if unknown:
            from newsletter.render.specimen import styles

            self.answers.update(styles(self.sheet, unknown.values()))


@lru_cache(maxsize=8)
def _memory(sheet: str) -> _Memory:
    troubles = lint(sheet)
    if troubles:
        raise NewsletterError(
            f"the style sheet cannot be inlined: {'; '.join(troubles)}",
            hint="Move such rules into the sheet that is copied into <style> (email/head.css).",
        )
    return _Memory(sheet)


def _tag_pattern(words: Vocabulary) -> re.Pattern[str]:
    """Splits HTML into text, `<name`, restless attributes and the rest of the tag; a comment has no rest."""
    restless = "|".join(name for name in _RESTLESS if name not in words.attributes and not (name == "id" and words.ids))
    whole = "(?:style|script|title|textarea)"
    return re.compile(
        r"""(<!--(?>(?:[^-]+|-(?!->))*)-->|<![^>]*>|<\?[^>]*>"""
        rf"""|<{whole}\b(?>(?:[^<]+|<(?!/{whole}\s*>))*)</{whole}\s*>"""
        r"""|</?[a-z][^\s/>]*)"""
        rf"""((?:(?<!>)\s+(?:{restless})="[^"]*")*)"""
        r"""((?<!>)[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>|)""",
        re.DOTALL | re.IGNORECASE,
    )


def _remember(place: Place, text: str, step: tuple[Place, str]) -> Place:
    if len(place.steps) < _STEPS:
        place.steps[text] = step
    return step[0]
