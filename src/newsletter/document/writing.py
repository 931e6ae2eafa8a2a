"""How a tree becomes text: a table of small functions, one for each kind of node, and the pen that walks it.

A syntax is one file in `document/syntax/` and one line in its table. It may leave a target out: email falls back to
html, feed to email's fallback html, and a text or Markdown writer that is missing writes the children.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from urllib.parse import urljoin

from newsletter.document.addresses import ascii_host, without_wrapper
from newsletter.model.formula import FormulaPictures
from newsletter.model.node import Node

if TYPE_CHECKING:
    from mistune import Markdown

    from newsletter.document.reading import Reader

Target = Literal["html", "email", "feed", "text", "markdown"]
Writer = Callable[[Node, Any], str]
Became = str | Callable[[Node], str]
Alike = dict[int, tuple[Node, str, int]]
_EVERYWHERE = ~0
Read = Callable[[Mapping[str, Any], "Reader"], Node | None]


class Pass(NamedTuple):
    """A step over the finished tree, from nodes to nodes.

    It is left out for texts in which none of `signs` stands, or of which `likely` says that there is nothing to do;
    and where all HTML is missing, for those in whose running text none of `running` stands.
    """

    turn: Callable[[tuple[Node, ...]], tuple[Node, ...]]
    signs: tuple[str, ...] = ("",)
    likely: Callable[[str], object] = bool
    running: tuple[str, ...] = ("",)

    def has_work(self, text: str) -> bool:
        """Whether there may be something to do in a text. Most signs are missed by their first character already."""
        return any(sign[:1] in text and sign in text for sign in self.signs) and bool(self.likely(text))


@dataclass(frozen=True, slots=True)
class Syntax:
    """One construct: how mistune meets it, how its tokens become nodes, how the nodes are written in each target.

    `passes` run over the finished tree, in the order of the table. `losses` says of each kind of node that a target
    cannot show as it was meant what it becomes there, in a few words; where that hangs on the node, a function says it,
    and "" is no loss.
    """

    name: str
    install: Callable[[Markdown], None] | None = None
    read: Mapping[str, Read] = field(default_factory=dict)
    passes: tuple[Pass, ...] = ()
    html: Mapping[str, Writer] = field(default_factory=dict)
    email: Mapping[str, Writer] = field(default_factory=dict)
    feed: Mapping[str, Writer] = field(default_factory=dict)
    text: Mapping[str, Writer] = field(default_factory=dict)
    markdown: Mapping[str, Writer] = field(default_factory=dict)
    losses: Mapping[str, Mapping[Target, Became]] = field(default_factory=dict)


class Writers(dict[str, Writer]):
    """Kind of node → function. One that nobody wrote a function for shows its words bare, and is an error."""

    def __missing__(self, kind: str) -> Writer:
        return _words


def _words(node: Node, pen: Pen) -> str:
    return pen(node.children) if node.children else escape(node.text)


class Pen:
    """Writes nodes by a table. `base` is the address of the page: given, every address becomes absolute.

    `formulas` are the pictures of formulas, for targets that cannot set them. `asked` are the marks of the
    targets that write otherwise what was written just now; `alike` holds blocks with theirs (`tables.sharing_table`).
    """

    __slots__ = ("alike", "asked", "base", "formulas", "table")

    def __init__(
        self,
        table: Mapping[str, Writer],
        base: str = "",
        formulas: FormulaPictures | None = None,
        alike: Alike | None = None,
    ) -> None:
        self.table = table
        self.base = base
        self.formulas = formulas or {}
        self.asked = 0
        self.alike = {} if alike is None else alike

    def __call__(self, nodes: Sequence[Node]) -> str:
        table = self.table
        if len(nodes) == 1:
            return table[nodes[0].kind](nodes[0], self)
        return "".join([table[node.kind](node, self) for node in nodes])

    def address(self, url: str) -> str:
        """An address as this target needs it, ready for an attribute."""
        return escape(self.whole(url)) if url else ""

    def whole(self, url: str) -> str:
        """The address itself: absolute when the target has a base."""
        if url.startswith(("http://", "https://")):
            return ascii_host(url)
        if url.startswith("feed:"):
            return ascii_host(without_wrapper(url))
        if url.startswith("mailto:"):
            return url
        self.asked = _EVERYWHERE
        if not self.base:
            return url
        if url.startswith("#"):
            return self.base.partition("#")[0] + url
        try:
            return urljoin(self.base, url)
        except ValueError:
            return url


def escape(text: str) -> str:
    """Text made safe for HTML content and double-quoted attributes.

    >>> escape('a < b & "c"')
    'a &lt; b &amp; &quot;c&quot;'
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text
