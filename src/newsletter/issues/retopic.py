"""A text in, the same with a topic called otherwise out: in its head and in its `#tags`, and no other byte changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.issues.keys import name_of, plain_keys
from newsletter.issues.values import topics
from newsletter.text import front_matter
from newsletter.text.hashtags import hashtag_places
from newsletter.text.slugs import slugify


def retopic(text: str, old: frozenset[str], new: str) -> str:
    """Every topic whose slug is one of `old` becomes `new`; where `new` stood already, it stands once.

    The head keeps its quotes, its order and its remarks. A tag cannot hold a blank, so there `new` is its slug.
    """
    return _in_body(_in_head(text, old, new), old, slugify(new))


def _in_body(text: str, old: frozenset[str], new: str) -> str:
    body = front_matter.split(text).body
    start = len(text) - len(body)
    pieces, at = [text[:start]], 0
    for begin, end in hashtag_places(body):
        if slugify(body[begin + 1 : end]) in old:
            pieces += [body[at : begin + 1], new]
            at = end
    return "".join([*pieces, body[at:]])


def _in_head(text: str, old: frozenset[str], new: str) -> str:
    """Each spelling is replaced where it stands; the head is read again, and only what then reads right is kept."""
    values = front_matter.read(text).values
    named = topics(plain_keys(values))
    if not any(slugify(topic) in old for topic in named):
        return text
    wanted = tuple(dict.fromkeys(new if slugify(topic) in old | {slugify(new)} else topic for topic in named))
    key = next(key for key in values if _plain(key) == name_of(plain_keys(values), "topics"))
    begin, end = front_matter.place(text, key)
    for changed in _changed(text[begin:end], named, old, new):
        made = text[:begin] + changed + text[end:]
        if _reads(made, values, key, wanted):
            return made
    style = front_matter.split(text).style
    spelled = ", ".join(front_matter.spell(topic, style, inside=True) for topic in wanted)
    return front_matter.edit(text, key, spelled if style == "pelican" else f"[{spelled}]")


def _changed(area: str, topics: tuple[str, ...], old: frozenset[str], new: str) -> Iterator[str]:
    """The lines of the key with the topic in place, as it is and in quotes; then without what stands twice."""
    for spelling in dict.fromkeys((new, front_matter.spell(new, inside=True), slugify(new))):
        there, changed = slugify(new) in {slugify(topic) for topic in topics} - old, area
        for topic in topics:
            if slugify(topic) in old and slugify(topic) != slugify(new):
                changed = _without(changed, topic) if there else _token(topic).sub(_escaped(spelling), changed, count=1)
                there = True
            elif slugify(topic) == slugify(new) and topic != new:
                changed = _token(topic).sub(_escaped(spelling), changed, count=1)
        yield changed


def _token(topic: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(topic)}(?![\w-])")


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\")


def _without(area: str, topic: str) -> str:
    """Without a topic and what keeps it apart: its own line, else the comma or the blank beside it."""
    token = rf"""["']?#?(?<![\w-]){re.escape(topic)}(?![\w-])["']?"""
    for pattern in (
        rf"(?m)^[ \t]*-[ \t]*{token}[ \t]*(?:#[^\n]*)?\r?\n",
        rf"{token}[ \t]*,[ \t]*",
        rf"[ \t]*,[ \t]*{token}",
        rf"{token}[ \t]+|[ \t]+{token}",
    ):
        changed, times = re.subn(pattern, "", area, count=1)
        if times:
            return changed
    return area


def _reads(text: str, before: dict[str, front_matter.Value], key: str, wanted: tuple[str, ...]) -> bool:
    """Whether a head says the topics that are wanted and everything else as before."""
    after = front_matter.read(text).values
    others = {name: value for name, value in before.items() if name != key}
    return topics(plain_keys(after)) == wanted and {n: v for n, v in after.items() if n != key} == others


def _plain(key: str) -> str:
    return next(iter(plain_keys({key: None})))
