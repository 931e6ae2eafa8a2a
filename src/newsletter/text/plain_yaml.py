"""The heads that nearly everybody writes, read at a glance: `key: value` a line, plain or in quotes, or a list of such.

    title: "A kettle that sings"
    date: 2026-01-02
    topics: [kettles, open-water]
    authors:
      - Ada

Whatever else a line holds is left to YAML, and all of the head with it.
"""

from __future__ import annotations

from newsletter.text.head import Loaded, Spot, Value, plain_value
from newsletter.text.patterns import pattern

_NONE = r"\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"
_QUOTED = rf"\"[^\"\\{_NONE}]*\"|'[^'{_NONE}]*'"
_ITEM = rf"(?:[^\W_](?:[\w .+/-]*[\w.+/-])?|{_QUOTED})"
_PLAIN = rf"(?:[^\W_]|/)(?:(?:[^:#{_NONE}]|:(?=[^\s]))*[^:#\s{_NONE}])?"
_LINE = pattern(
    rf"(?P<key>[A-Za-z_][A-Za-z0-9_-]*):(?:[ ]+(?P<value>{_QUOTED}|\[{_ITEM}(?:,[ ]*{_ITEM})*\]|{_PLAIN})(?:\n|\Z)"
    rf"|[ ]*\n(?P<list>(?P<margin>[ ]*)-[ ]+(?:{_QUOTED}|{_PLAIN})(?:\n|\Z)"
    rf"(?:(?P=margin)-[ ]+(?:{_QUOTED}|{_PLAIN})(?:\n|\Z))*))"
)
_ITEMS = pattern(_ITEM)


def plain_yaml(head: str) -> Loaded | None:
    """Everything that a plain head says; None for any other.

    >>> plain_yaml("title: Kettles\\nnumber: 7\\n").values
    {'title': 'Kettles', 'number': 7}
    """
    values: dict[str, Value] = {}
    spots: list[Spot] = []
    end, line = 0, 1
    while end < len(head):
        met = _LINE.match(head, end)
        if not met or met["key"] in values:
            return None
        key, written, below = met.group("key", "value", "list")
        end = met.end()
        if below:
            items = [_meant(item.partition("-")[2].lstrip(" ")) for item in below.removesuffix("\n").split("\n")]
            values[key] = items
            spots.append(Spot(key, line, line + len(items), -1, end))
            line += len(items)
        else:
            values[key] = [*map(_meant, _ITEMS.findall(written))] if written[0] == "[" else _meant(written)
            spots.append(Spot(key, line, line, *met.span("value")))
        line += 1
    return Loaded(values, tuple(spots)) if spots else None


def _meant(word: str) -> Value:
    return word[1:-1] if word[0] in "\"'" else plain_value(word)
