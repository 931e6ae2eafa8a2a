"""An AsciiDoc file in, a Source out: its titles, lists, links, macros and blocks as Markdown has them.

The syntax is that of https://docs.asciidoctor.org/asciidoc/latest/.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from newsletter.sources.asciidoc_blocks import blocks
from newsletter.sources.light_markup import Rewritten, in_words, light_markup, link
from newsletter.text.patterns import pattern

_SIGN = pattern(
    r"(?P<code>`\+?(?P<coded>[^`\n]+?)\+?`)"
    r"|(?:link:(?:\+\+)?(?P<to>[^\s\[+]{1,1000})(?:\+\+)?|(?P<web>\b(?:https?|ftp|mailto):[^\s\[\]<>]+))\[(?P<words>[^\]]*)\]"
    r"|(?P<bare>\bhttps?://[^\s\[\]<>]+)"
    r"|\bxref:[^\s\[]{1,200}\[(?P<across>[^\]]*)\]"
    r"|<<[^<>,\n]{1,200}(?:,(?P<inside>[^<>]*))?>>"
    r"|\bimage:(?!:)(?P<picture>[^\s\[]{1,1000})\[(?P<alt>[^\]]*)\]"
    r"|\s?footnote(?:ref)?:\w*\[(?P<note>(?:[^\[\]]|\[[^\]]{0,200}\]){0,1000})\]"
    r"|\b(?:kbd|btn|menu|pass|icon|stem|latexmath|asciimath):(?P<plain>[^\s\[]*)\[(?P<passed>[^\]]*)\]"
    r"|(?P<gone>\[\[[^\[\]\n]{1,200}\]\]|\[[.#][\w.#% -]{1,80}\](?=[#*_`]))"
    r"|\*\*(?P<strong>[^*\n]+)\*\*|(?<![\w*])\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    r"|(?<![\w#])#(?P<marked>[^\s#](?:[^#\n]*[^\s#])?)#(?![\w#])"
)
_ATTRIBUTE = pattern(r"\{([\w-]+)\}")


def to_markdown(lines: list[str]) -> Rewritten:
    """Lines as they stand, and what their head tells, in Markdown."""
    head: dict[str, str] = {}
    attributes = dict(_ALWAYS)
    found = list(blocks(lines, head, attributes))
    filled = in_words(found, _ATTRIBUTE, partial(_filled, attributes=attributes))
    return Rewritten(head, list(in_words(filled, _SIGN, _written)))


_ALWAYS = {"nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "sp": " ", "empty": "", "apos": "'", "plus": "+", "zwsp": ""}


def _filled(name: re.Match[str], attributes: Mapping[str, str]) -> str:
    """What stands for a name in braces, which may hold other names, but not itself."""
    value = attributes.get(name[1].lower())
    if value is None:
        return name[0]
    others = {key: other for key, other in attributes.items() if key != name[1].lower()}
    return _ATTRIBUTE.sub(partial(_filled, attributes=others), value)


def _written(sign: re.Match[str]) -> str:
    if sign["code"]:
        return f"`{sign['coded']}`"
    if sign["to"] or sign["web"]:
        return _link(sign["to"] or sign["web"], sign["words"])
    if sign["picture"]:
        return f"![{_first(sign['alt'])}](<{sign['picture']}>)"
    if sign["strong"] or sign["bold"]:
        return f"**{_SIGN.sub(_written, sign['strong'] or sign['bold'])}**"
    if sign["note"]:
        return f" ({_SIGN.sub(_written, sign['note'])})"
    kept = (sign[name] for name in ("bare", "across", "inside", "marked", "passed", "plain") if sign[name])
    return next(kept, "")


def _link(url: str, words: str) -> str:
    """A link: its words end where its attributes begin; a caret opens a window, and is not said."""
    words = _first(words).rstrip("^")
    if "://" in url or url.startswith("mailto:"):
        return link(words, url)
    return words or url


def _first(words: str) -> str:
    """Words in brackets without the attributes behind them."""
    if words.startswith('"') and '"' in words[1:]:
        return words[1:].partition('"')[0]
    return re.split(r",\s*\w+=", words, maxsplit=1)[0]


READER = light_markup("asciidoc", frozenset({".adoc", ".asciidoc"}), to_markdown)
