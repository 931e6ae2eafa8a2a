"""A writer who uses every construct of the dialect, nested in every other, and knows no measure."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

WORDS = [
    *(
        "word",
        "2 * 3",
        "snake_case",
        "a~b",
        "é",
        "日本",
        "“q”",
        "!",
        "[",
        "]",
        "(",
        ")",
        "<",
        "|",
        "a|b",
        "\\",
        "#",
        "1. ",
    ),
    *(
        "- ",
        "+",
        "=",
        "> ",
        "---",
        "***",
        "~",
        ":",
        "$5",
        "&copy;",
        "&amp;lt;",
        "\\*esc\\*",
        "{#id}",
        "Vec<u8>",
        "mail@x.org",
    ),
]
MARKS = [
    *(
        "*em*",
        "**strong**",
        "***both***",
        "_under_",
        "`code`",
        "``a`b``",
        "x**y**",
        "*a **b** c*",
        "**a *b***",
        "_a_*b*",
    ),
    *(
        "[link](http://x.y/z)",
        '[a *b* c](<u v> "t")',
        '![alt](i.png "cap")',
        "<http://a.b/c_d*e>",
        "https://b.example/a_(b)",
    ),
    *("www.foo.org", "#tag", "[^1]", "[^two]", "~~gone~~", "~~c *d* e~~", "[ref]", "[x][ref]", "[![i](j)](k)", "[](e)"),
    *("<b>bold</b>", "<kbd>K</kbd>", "<i> sp </i>", "<del>x</del>", '<span id="an"></span>', "<em>in</em>side", "<br>"),
    *(
        "<img src=a.png width=10>",
        '<a href="q">l</a>',
        "<!-- c -->",
        "**Why it matters:**",
        "\\\n",
        "  \n",
        "\n",
        "x\n",
    ),
]
CODE = ["code", "  x\n\n y", "```x", "", "# h"]
LISTS = ["- ", "* ", "+ ", "1. ", "2) ", "10. ", "- [x] "]


def scribble(chance: Random) -> str:
    """A text of a few blocks, with or without notes at its foot."""
    notes = f"\n\n[^1]: {_inset(_blocks(chance, 2), '    ').strip()}\n\n[^two]: x"
    return _blocks(chance, 0) + chance.choice(["", notes, "\n\n[ref]: <http://r/> 'T'"])


def _blocks(chance: Random, depth: int, between: str = "\n\n") -> str:
    kinds = BLOCKS if depth < 4 else [_words]
    return between.join(chance.choice(kinds)(chance, depth) for _ in range(chance.randint(1, 3)))


def _words(chance: Random, _depth: int = 0) -> str:
    pieces = (
        chance.choice(chance.choice((WORDS, MARKS))) + chance.choice(["", " "]) for _ in range(chance.randint(1, 6))
    )
    return "".join(pieces)


def _line(chance: Random) -> str:
    return _words(chance).replace("\n", " ")


def _heading(chance: Random, _depth: int) -> str:
    if chance.random() < 0.3:
        return f"{_words(chance)}\n{chance.choice(['===', '---'])}"
    return f"{'#' * chance.randint(1, 6)} {_line(chance)}"


def _fence(chance: Random, _depth: int) -> str:
    return f"```{chance.choice(['', 'py', 'a b'])}\n{chance.choice(CODE)}\n```"


def _list(chance: Random, depth: int) -> str:
    mark, between = chance.choice(LISTS), chance.choice(["\n", "\n\n"])
    margin = " " * len(mark.partition("[")[0])
    items = (_blocks(chance, depth + 1, chance.choice(["\n", "\n\n"])) for _ in range(chance.randint(1, 3)))
    return between.join(mark + _inset(item, margin) for item in items)


def _inset(text: str, margin: str) -> str:
    return text.replace("\n", "\n" + margin)


def _quote(chance: Random, depth: int) -> str:
    mark = chance.choice(["", "", "[!NOTE]\n", "[!TIP] Title\n"])
    return "> " + _inset(mark + _blocks(chance, depth + 1), "> ")


def _table(chance: Random, _depth: int) -> str:
    width = chance.randint(1, 3)
    rows = [[_line(chance).replace("|", "\\|") for _ in range(width)] for _ in range(chance.randint(1, 3))]
    rows.insert(1, [chance.choice(["---", ":-:", "--:", ":--"]) for _ in range(width)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _figures(chance: Random, _depth: int) -> str:
    return "\n".join(chance.choice(["![a](b)", '![a](b "c")', "[![a](b)](c)"]) for _ in range(chance.randint(1, 3)))


def _details(chance: Random, depth: int) -> str:
    summary = chance.choice(["Sum", "S <b>x</b>", "#t"])
    return f"<details>\n<summary>{summary}</summary>\n\n{_blocks(chance, depth + 1)}\n\n</details>"


def _rest(chance: Random, _depth: int) -> str:
    return chance.choice(["---", "***", "    indented\n    code", "<!-- block\n\nc -->", "[ref]: http://ref.x/ 'T'"])


def _html(chance: Random, depth: int) -> str:
    def inner() -> str:
        return chance.choice([_line(chance), f"\n\n{_blocks(chance, depth + 1)}\n\n"])

    return chance.choice(HTML).replace("@", inner(), 1).replace("@", inner())


HTML = [
    *("<div>@</div>", "<p align=x>@</p>", "<blockquote>@</blockquote>", "<a href=x>@</a>", "<div id=d>@</div>"),
    *("<ul><li>@<li>@</ul>", "<ol start=3><li><p>@</p></li><li>@</ol>", "<h3>@</h3><pre>a <b>b</b>\n c</pre>"),
    *("<table><tr><td>@<td>@<tr><td>@</table>", "<figure>@<figcaption>@</figcaption></figure>"),
]
BLOCKS: list[Callable[[Random, int], str]] = [
    *(_words, _words, _words, _heading, _fence, _list, _list, _quote, _table, _figures, _details, _rest, _html),
]
