"""An email of 60 KB inlined by us, by css-inline (Rust) and by premailer itself: `python -m tests.benchmarks.inlining`.

Each turn gives every program the same document; what counts is the time of the processor, the median of the turns.
The sheet has 50 rules, or 130. css-inline is asked as a library (`pip install css-inline`), and left out where it is
not there; premailer is warm, which means that its caches know the sheet.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from statistics import median

from premailer import Premailer

from newsletter.document import parse_markdown, to_email
from newsletter.render.inlining import inline
from newsletter.render.specimen import OPTIONS
from tests.benchmarks.corpus import posts

_PLACES = ("p", "a", "h2", "h3", "li", "td", "th", "ul", "ol", "pre", "code", "table", "blockquote", "strong", "em")
_PARTS = ("", "td.body ", "div.frame ", ".sheet ", "li ", "td ", "table.data ", "div.figure ", "ul ", "blockquote ")
_STYLES = (
    "margin: 0 0 17px; color: #211d19",
    "padding: 0 0 0 24px; line-height: 27px",
    "font-family: Georgia, serif; font-size: 17px",
    "color: #a3301c; text-decoration: underline",
)


def document(size: int) -> str:
    """The HTML of a long issue, as long as wanted, in the frame of an email."""
    body = ""
    for post in posts(40, 7):
        body += to_email(parse_markdown(post.body), "https://news.example/")
        if len(body) > size:
            break
    cell = f'<table class="sheet"><tr><td class="body">{body[:size]}</td></tr></table>'
    return f'<html><body><div class="frame">{cell}</div></body></html>'


def sheet(rules: int) -> str:
    """That many rules, each for another place."""
    selectors = (f"{part}{place}" for part in _PARTS for place in _PLACES)
    return "\n".join(
        f"{selector} {{ {_STYLES[at % 4]} }}" for at, selector in zip(range(rules), selectors, strict=False)
    )


def measured(works: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median of the processor's milliseconds of each work; they take turns, and the first turns are not counted."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(rounds + 3):
        for name, work in works.items():
            begin = time.process_time_ns()
            work()
            if turn >= 3:
                times[name].append((time.process_time_ns() - begin) / 1e6)
    return {name: median(spent) for name, spent in times.items()}


def inlined() -> dict[tuple[str, str], float]:
    """The seconds that 50 rules take, by program, for the table of all figures."""
    spent = measured(_works((50,)), 41)
    named = {name.partition(",")[0]: milliseconds / 1000 for name, milliseconds in spent.items()}
    return {(name, "inline"): seconds for name, seconds in named.items()}


def _works(sizes: Iterable[int]) -> dict[str, Callable[[], object]]:
    html = document(60_000)
    works: dict[str, Callable[[], object]] = {}
    for rules in sizes:
        css = sheet(rules)
        works[f"newsletter, {rules} rules"] = lambda css=css: inline(html, css)  # type: ignore[misc]
        works[f"premailer, {rules} rules"] = lambda css=css: Premailer(html, css_text=css, **OPTIONS).transform()  # type: ignore[misc]
        if find_spec("css_inline"):
            other = import_module("css_inline").CSSInliner(extra_css=css)
            works[f"css-inline, {rules} rules"] = lambda other=other: other.inline(html)  # type: ignore[misc]
    return works


def main(rounds: int = 41) -> None:
    for name, spent in measured(_works((50, 130)), rounds).items():
        sys.stdout.write(f"{name}: {spent:.2f} ms\n")


if __name__ == "__main__":
    main()
