"""A chart in, inline SVG out (SVG 2): sizes in per cent, words in pixels, so that a telephone shows them as large.

Nothing in it names a colour: `.s1`, `.s2` and `.s3` are painted by the style sheet of the page, light and dark.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.document.charts import Chart, shown
from newsletter.document.writing import escape

_LONGEST_LABEL = 40
_SERIES = 3


def chart_svg(chart: Chart) -> str:
    """The drawing; whoever cannot see it is told the numbers."""
    height, marks = _DRAWN[chart.shape](chart)
    named = f'role="img" aria-label="{escape(chart.spoken())}"'
    return f'<svg width="100%" height="{height}" {named}>\n{marks}</svg>\n'


def _bars(chart: Chart) -> tuple[int, str]:
    """Each label above its bars, its numbers at the right."""
    series = _series(chart)
    step = 30 + 12 * series
    lines = []
    for nth, (label, numbers) in enumerate(chart.rows):
        top = nth * step
        told = " · ".join(map(shown, numbers))
        lines.append(f'<text x="0" y="{top + 14}">{escape(_cut(label, _LONGEST_LABEL))}</text>')
        lines.append(f'<text x="100%" y="{top + 14}" text-anchor="end">{told}</text>')
        for which, number in enumerate(numbers[:series]):
            size = f'width="{_share(number, chart)}%" height="8"'
            lines.append(f'<rect class="s{which + 1}" x="0" y="{top + 20 + 12 * which}" {size}/>')
    return step * len(chart.rows), _joined(lines)


_TALLEST = 120
_WIDEST = 16
"""How wide a column is at most, in per cent: two of them should not look like doors."""
_LETTERS = 48
"""How many letters stand side by side below the columns on a telephone."""


def _columns(chart: Chart) -> tuple[int, str]:
    """Columns from left to right, labels below; where they are many, only some have words.

    A number is never cut: `201` would be another year.
    """
    lines = list(_upright(chart))
    return _TALLEST + 44, _joined([f'<line x1="0" x2="100%" y1="{_TALLEST + 20}" y2="{_TALLEST + 20}"/>', *lines])


def _upright(chart: Chart) -> Iterator[str]:
    series, many = _series(chart), len(chart.rows)
    wide = 100 / many
    each = min(wide * 0.72 / series, _WIDEST)
    letters = max(len(label) for label, _ in chart.rows)
    letters = letters if all(label.isdecimal() for label, _ in chart.rows) else 3 if many > 6 else 12
    every = max(-(-many // 12), -(-many * (letters + 1) // _LETTERS)) if many > 6 else 1
    for nth, (label, numbers) in enumerate(chart.rows):
        left = wide * nth
        for which, number in enumerate(numbers[:series]):
            tall = round(_TALLEST * number / chart.most, 1)
            size = f'width="{each:.2f}%" height="{tall:g}"'
            at = left + (wide - each * series) / 2 + each * which
            yield f'<rect class="s{which + 1}" x="{at:.2f}%" y="{_TALLEST + 20 - tall:g}" {size}/>'
            if series == 1 and many <= 16:
                yield _centred(left + wide / 2, f"{_TALLEST + 14 - tall:g}", shown(number))
        if nth % every == 0:
            yield _centred(left + wide / 2, f"{_TALLEST + 36}", _cut(label, letters))


_DRAWN = {"bars": _bars, "columns": _columns}


def _centred(x: float, y: str, words: str) -> str:
    return f'<text x="{x:.2f}%" y="{y}" text-anchor="middle">{escape(words)}</text>'


def _series(chart: Chart) -> int:
    return min(_SERIES, len(chart.heads) - 1)


def _share(number: float, chart: Chart) -> str:
    return f"{100 * number / chart.most:.4g}"


def _cut(label: str, longest: int) -> str:
    """A label as far as there is room; a short one loses its end without a sign, as in "Jan"."""
    if len(label) <= longest:
        return label
    return label[:longest] if longest < 6 else label[: longest - 1].rstrip() + "…"


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
