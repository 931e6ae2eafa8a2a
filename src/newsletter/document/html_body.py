"""The body of an issue that is written in HTML in, the same as one block of HTML in Markdown out, line for line.

To Jekyll and Hugo a `.html` file with front matter is a page whose body is HTML. Read as Markdown (CommonMark 4.6) it
would end at its first blank line, and what is indented behind that would be code. So nothing is indented but in
`<pre>`, and where a line is blank an instruction to nobody stands, `<?>`, which HTML passes over.
"""

from __future__ import annotations

from html import escape
from re import Match

from newsletter.text.patterns import pattern

ENDINGS = (".html", ".htm")
_NO_LINE = "<?>"
_BLANK = pattern(r"(?m)^[ \t]*$")
_COMMENT = "<!--"
_KEPT = pattern(r"(?is)<!--.*?(?:-->|\Z)|<(pre|textarea|script|style)\b.*?(?:</\1|\Z)")
_CODE = pattern(r"(?s)\{%-?\s*highlight\s+(?P<language>[\w+#-]+)[^%]*%\}(?P<words>.*?)\{%-?\s*endhighlight\s*-?%\}")


def html_body(text: str) -> str:
    r"""The same lines, which Markdown reads as HTML from the first to the last.

    >>> html_body("<p>Tea</p>\n\n    <p>*Milk*</p>\n")
    '<div><p>Tea</p>\n<?>\n<p>*Milk*</p>\n</div>\n'
    """
    text = _CODE.sub(_code, text.rstrip())
    parts: list[str] = []
    end = 0
    for met in _KEPT.finditer(text):
        blank = "." if met[0].startswith(_COMMENT) else _NO_LINE
        parts += [_plain(text[end : met.start()]), _BLANK.sub(blank, met[0])]
        end = met.end()
    return f"<div>{''.join(parts)}{_plain(text[end:])}\n</div>\n"


def _plain(text: str) -> str:
    """Outside of whatever keeps its blanks. The piece may begin and end in the middle of a line."""
    first, *rest = text.split("\n")
    lines = [line.lstrip(" \t") for line in rest]
    return "\n".join([first, *(line or _NO_LINE for line in lines[:-1]), *lines[-1:]])


def _code(met: Match[str]) -> str:
    """`{% highlight ruby %}`, which Liquid makes HTML of, and we Markdown elsewhere."""
    return f'<pre><code class="language-{met["language"]}">{escape(met["words"], quote=False)}</code></pre>'
