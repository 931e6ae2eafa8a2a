"""Charts: a table of numbers below `<!-- chart: … -->`, drawn on the web, in bars in an email and in plain text.

Feeds have the table. So everybody has the numbers, also where nothing can be drawn.
"""

from __future__ import annotations

from itertools import zip_longest
from operator import is_

from newsletter.document.chart_svg import chart_svg
from newsletter.document.charts import MARK, Chart, chart_of, marked_node, shown
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.wrapping import columns
from newsletter.document.writing import Pass, Pen, Syntax, escape
from newsletter.model.node import Node

Nodes = tuple[Node, ...]


def find_charts(nodes: Nodes) -> Nodes:
    """A comment that names a chart and the table of numbers below it become one chart, wherever they stand."""
    found: list[Node] = []
    for node in nodes:
        chart = _chart(found[-1], node) if found and node.kind == "table" else None
        if chart:
            found[-1] = chart
        elif node.kind in _HOLD_BLOCKS:
            children = find_charts(node.children)
            found.append(node.holding(children))
        else:
            found.append(node)
    return nodes if len(found) == len(nodes) and all(map(is_, found, nodes)) else tuple(found)


_HOLD_BLOCKS = frozenset({"quote", "list", "item", "details", "block", "callout"})


def _chart(before: Node, table: Node) -> Node | None:
    mark = MARK.fullmatch(before.text) if before.kind == "comment" else None
    if not mark:
        return None
    node = marked_node((mark[1] or "bars").lower(), " ".join(mark[2].split()), table, before.line)
    return node if chart_of(node) else None


def _drawn(node: Node) -> Chart:
    chart = chart_of(node)
    assert chart, "only tables of numbers become charts"
    return chart


def _html(node: Node, pen: Pen) -> str:
    chart = _drawn(node)
    caption = f"<figcaption>{escape(chart.title)}{_legend(chart)}</figcaption>\n"
    numbers = f"<details>\n<summary>The numbers as a table</summary>\n{pen(node.children)}</details>\n"
    return f'<figure class="chart">\n{caption}{chart_svg(chart)}{numbers}</figure>\n'


def _legend(chart: Chart) -> str:
    """Which series is which, where there are several."""
    names = chart.heads[1:]
    told = [f'<span class="s{nth}">{escape(name)}</span>' for nth, name in enumerate(names, 1)]
    return f'\n<span class="legend">{" ".join(told)}</span>\n' if len(names) > 1 else ""


def _email(node: Node, pen: Pen) -> str:
    chart = _drawn(node)
    rows = "".join(
        f'<tr>\n<th scope="row" align="left">{pen(cells.children[0].children)}</th>\n'
        f'<td align="right">{"<br>".join(map(shown, numbers))}</td>\n'
        f'<td width="55%">{"".join(_email_bar(number, chart, nth) for nth, number in enumerate(numbers))}</td>\n</tr>\n'
        for cells, (_, numbers) in zip(node.children[0].children[1:], chart.rows, strict=True)
    )
    return f'{_email_title(chart)}<table class="chart" width="100%" cellpadding="0" cellspacing="0">\n{rows}</table>\n'


def _email_title(chart: Chart) -> str:
    told = f" ({' / '.join(chart.heads[1:])})" if len(chart.heads) > 2 else ""
    return f'<p class="caption"><strong>{escape(chart.title)}</strong>{escape(told)}</p>\n' if chart.title else ""


def _email_bar(number: float, chart: Chart, nth: int) -> str:
    """A cell of colour as wide as the number; nought leaves an empty line, so that the numbers stay beside theirs."""
    wide = round(100 * number / chart.most)
    colour = f"bar s{min(nth, 2) + 1}" if wide else "nobar"
    table = f'<table role="presentation" width="{wide or 1}%" cellpadding="0" cellspacing="0">'
    return f'{table}<tr><td class="{colour}">&nbsp;</td></tr></table>'


def _feed(node: Node, pen: Pen) -> str:
    title = node.string("title")
    return (f"<p><strong>{escape(title)}</strong></p>\n" if title else "") + pen(node.children)


_WIDEST_LABEL = 24


def _text(node: Node, pen: TextPen) -> str:
    """A line for each bar: its label, the bar, its number."""
    chart = _drawn(node)
    wide = min(_WIDEST_LABEL, max(columns(label) for label, _ in chart.rows))
    digits = max(len(shown(number)) for _, numbers in chart.rows for number in numbers)
    room = max(8, pen.width - wide - digits - 4)
    lines = []
    for label, numbers in chart.rows:
        parts = pen.fill(label).split("\n") if columns(label) <= wide else _narrow(label, wide)
        for words, number in zip_longest(parts, numbers):
            label = (words or "") + " " * (wide - columns(words or ""))
            lines.append(f"{label}  {_text_bar(number, chart, room)}".rstrip())
    title = pen.fill(f"*{chart.title}*") if chart.title else ""
    names = f"({' / '.join(chart.heads[1:])})" if len(chart.heads) > 2 else ""
    return "\n\n".join(filter(None, ["\n".join(filter(None, [title, names])), "\n".join(lines)]))


def _narrow(label: str, wide: int) -> list[str]:
    return TextPen({}, "", wide).fill(label).split("\n")


def _text_bar(number: float | None, chart: Chart, room: int) -> str:
    """One block a unit while they fit, else to scale, and the number; what is not nought has a bar."""
    if not number:
        return "" if number is None else "0"
    length = number if chart.most <= room and number == int(number) else number * room / chart.most
    return f"{'█' * max(round(length), 1)} {shown(number)}"


def _markdown(node: Node, pen: MarkdownPen) -> str:
    shape = node.string("shape")
    kind = "" if shape == "bars" else f" {shape}"
    return f"<!-- chart{kind}: {node.string('title')} -->\n{pen(node.children)}"


SYNTAX = Syntax(
    "charts",
    passes=(Pass(find_charts, ("chart",)),),
    html={"chart": _html},
    email={"chart": _email},
    feed={"chart": _feed},
    text={"chart": _text},
    markdown={"chart": _markdown},
    losses={"chart": {"feed": "the table of its numbers"}},
)
