"""A head of link references that lead nowhere: `[date]: / "2014-08-14"` or `[//]: # (title: News)` above a text.

Markdown shows nothing of them, so whoever has no other head can keep keys there. References that do lead somewhere may
stand between them, which is why such lines stay in the body too.
"""

from __future__ import annotations

from newsletter.text.head import CONTROL, Loaded, Spot, Value, control_faults, lines_of, plain_value, twice
from newsletter.text.patterns import pattern
from newsletter.text.pelican_head import known_key

_QUOTES = ('"', "'", "(")
_ANY = pattern(r"\[[^\]\n]+\]:[^\n]*(?:\n|\Z)")
_KEY = pattern(
    r"\[(?:_metadata_:)?(?P<key>[A-Za-z][\w-]*)\]:[ \t]*(?:/|#|-|<>)[ \t]+"
    r"(?P<value>\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\))[ \t]*\r?(?:\n|\Z)"
)
_REMARK = pattern(
    r"\[//\]:[ \t]*(?:/|#|<>)[ \t]+[\"'(]"
    r"(?P<key>[A-Za-z][\w-]*):[ \t]+(?P<value>[^\"'()\n]*)[\"')][ \t]*\r?(?:\n|\Z)"
)


def references_end(text: str, start: int) -> int:
    """Where such a head ends, or `start` when no reference at the top of the text is a key that we know."""
    at = end = start
    known = False
    while at < len(text) and (line := _ANY.match(text, at)):
        at = line.end()
        if key := _KEY.match(line[0]) or _REMARK.match(line[0]):
            end = at
            known = known or known_key(key["key"])
    return end if known else start


def load_references(head: str) -> Loaded:
    """Everything that the lines say; those that lead somewhere say nothing."""
    values: dict[str, Value] = {}
    spots: list[Spot] = []
    faults = list(control_faults(head))
    begin = 0
    for number, line in enumerate(lines_of(head), 1):
        if met := _KEY.match(line) or _REMARK.match(line):
            key = met["key"]
            if key in values:
                faults.append(twice(key, next(spot.line for spot in spots if spot.key == key), number))
            words = met["value"][1:-1] if met["value"][:1] in _QUOTES else met["value"]
            values[key] = plain_value(CONTROL.sub("\ufffd", words.strip()))
            spots.append(Spot(key, number, number, begin + met.start("value"), begin + met.end("value")))
        begin += len(line)
    return Loaded(values, tuple(spots), tuple(faults))
