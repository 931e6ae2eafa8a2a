"""The heads that nearly everybody writes, read at a glance: `key: value` a line, plain or in quotes, or a short list.

    title: "A kettle that sings"
    date: 2026-01-02
    topics: [kettles, open-water]

Whatever else a line holds is left to YAML, and all of the head with it.
"""

from __future__ import annotations

from newsletter.text.head import Loaded, Spot, Value, plain_value
from newsletter.text.patterns import pattern

_NONE = r"\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"
_QUOTED = rf"\"[^\"\\{_NONE}]*\"|'[^'{_NONE}]*'"
_ITEM = rf"(?:[^\W_](?:[\w .+/-]*[\w.+/-])?|{_QUOTED})"
_LINE = pattern(
    rf"(?P<key>[A-Za-z_][A-Za-z0-9_-]*):[ ]+(?P<value>(?P<quoted>{_QUOTED})|(?P<list>\[{_ITEM}(?:,[ ]*{_ITEM})*\])"
    rf"|(?:[^\W_]|/)(?:(?:[^:#{_NONE}]|:(?=[^\s]))*[^:#\s{_NONE}])?)(?:\n|\Z)"
)
_ITEMS = pattern(_ITEM)


def plain_yaml(head: str) -> Loaded | None:
    """Everything that a plain head says; None for any other.

    >>> plain_yaml("title: Kettles\\nnumber: 7\\n").values
    {'title': 'Kettles', 'number': 7}
    """
    values: dict[str, Value] = {}
    spots: list[Spot] = []
    end = 0
    while end < len(head):
        met = _LINE.match(head, end)
        if not met or met["key"] in values:
            return None
        key, written = met["key"], met["value"]
        if met["quoted"]:
            values[key] = written[1:-1]
        elif met["list"]:
            values[key] = [_meant(item) for item in _ITEMS.findall(written[1:-1])]
        else:
            values[key] = plain_value(written)
        spots.append(Spot(key, len(spots) + 1, len(spots) + 1, met.start("value"), met.end("value")))
        end = met.end()
    return Loaded(values, tuple(spots)) if spots else None


def _meant(item: str) -> Value:
    return item[1:-1] if item[0] in "\"'" else plain_value(item)
