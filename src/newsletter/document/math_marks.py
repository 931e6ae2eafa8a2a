"""Where a formula begins and ends in Markdown, and what only looks like one: `$5 and $6` are prices.

Understood are `$…$`, `$$…$$`, `\\(…\\)`, `\\[…\\]` (also with two backslashes, as kramdown and Hugo need them),
GitHub's `` $`…`$ `` and distill's `<d-math>`. Every pattern ends at the next mark of its kind, so that a text full of
dollars takes no longer than any other.
"""

from __future__ import annotations

import re

from newsletter.text.patterns import pattern

# A group is repeated greedily and not possessively: the `re` of Python before 3.11.5 loses its place in those.
INLINE = (
    r"\$\$(?!\$)(?P<math_double>(?:[^$\\`]++|\\[\s\S]|\$(?!\$))+)\$\$"
    r"|\$`(?P<math_ticks>[^`\n]++)`\$"
    r"|\$(?![\s$])(?P<math_single>(?:[^$\\`]++|\\[\s\S])+)(?<!\s)\$(?!\d)"
    r"|\\\((?P<math_round>(?:[^\\`]++|\\(?![()])[\s\S])+)\\\)"
    r"|\\\\\((?P<math_rounder>(?:[^\\`]++|\\(?!\\[()])[\s\S])+)\\\\\)"
    r"|\\\[(?P<math_square>(?:[^\\`]++|\\(?![\[\]])[\s\S])+)\\\]"
    r"|\\\\\[(?P<math_squarer>(?:[^\\`]++|\\(?!\\[\[\]])[\s\S])+)\\\\\]"
    r"|<d-math(?P<math_facts>[^<>]*+)>(?P<math_tag>(?:[^<]++|<(?!/?d-math))+)</d-math>"
)
_CLOSERS = {"$$": "$$", "\\[": "\\]", "\\\\[": "\\\\]"}
BLOCK = r"^ {0,3}(?:(?P<math_open>\$\$(?!\$)|\\{1,2}\[)|<d-math(?=[^<>\n]*\bblock\b)[^<>\n]*+>)"
_REST = pattern(r"[ \t]*([.,;:!?]?)[ \t]*(?:\n|\Z)")
_BLANK_LINE = pattern(r"\n[ \t]*\n")
_OTHER_BLOCK = pattern(r"^[ \t]*(?:```|~~~|#{1,6} |<!--)", re.M)
_TEX_SIGN = pattern(r"[\\^_={}<>+*/|]")
_STRONG_SIGN = pattern(r"[\\^_={}]")
_COMMAND = pattern(r"(?<!\\)\\[a-zA-Z]")
_AMOUNT_AND_WORDS = pattern(r"[\d][\d.,]*(?:[kKmMbBtT]|bn|mn)?(?:[-–—/+]|\s)[\s\S]*?[^\W\d_]{2,}")
_WORDS = pattern(r"[^\W\d_]{3,}\W+[^\W\d_]{2,}")
# An address, or a line that ends hard, is in no formula: a log of a chat holds many dollars in one paragraph.
_MARKDOWN = pattern(r"(?<![\\ ]) {2,}\n|://")
_ROWS = pattern(r"\\begin\s*\{|\\tag\b|\\\\")


def is_formula(tex: str, before: str = "", after: str = "") -> bool:
    """Whether what stands between two single dollars is a formula, and not two prices or two names of the shell.

    >>> is_formula("x_i"), is_formula("5 per month or CA"), is_formula("HOME/bin:", "", "P")
    (True, False, False)
    """
    if _MARKDOWN.search(tex):
        return False
    if before.isalnum() or after.isalnum():
        return bool(_STRONG_SIGN.search(tex)) or len(tex) == 1
    if _STRONG_SIGN.search(tex):
        return True
    if _AMOUNT_AND_WORDS.match(tex):
        return False
    return bool(_TEX_SIGN.search(tex)) or not _WORDS.search(tex)


def is_round_formula(tex: str) -> bool:
    """Whether what stands between `\\(` and `\\)` is a formula, and not words."""
    return bool(_STRONG_SIGN.search(tex)) or (len(tex.strip()) < 4 and not tex.strip().isdigit())


def is_square_formula(tex: str) -> bool:
    """Whether what stands between `\\[` and `\\]` is one: exporters guard every bracket, and every backslash."""
    return bool(_COMMAND.search(tex))


def stands_alone(tex: str) -> bool:
    """Whether a formula among words needs lines of its own: it has rows, or a number."""
    return bool(_ROWS.search(tex))


def block_formula(src: str, met: re.Match[str]) -> tuple[str, int] | None:
    """The TeX of the block that begins here, and where the block ends; None when it is no block."""
    opener = met["math_open"]
    closer = _CLOSERS[opener] if opener else "</d-math>"
    start = met.end()
    end = src.find(closer, start)
    while end > 0 and closer == "$$" and src[end - 1] == "\\":
        end = src.find(closer, end + 2)
    rest = _REST.match(src, end + len(closer)) if end > 0 else None
    if not rest:
        return None
    tex = src[start:end].strip("\n")
    if not tex.strip() or _OTHER_BLOCK.search(tex) or (_BLANK_LINE.search(tex) and "\\" not in tex):
        return None
    if opener == "\\[" and not (is_square_formula(tex) or (src[start] == "\n" and _TEX_SIGN.search(tex))):
        return None
    return tex.strip() + rest[1], rest.end()
