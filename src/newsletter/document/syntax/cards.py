"""A link alone in its paragraph to an earlier issue of ours: a card with its title, its date and what it covers.

Posts and videos of other sites are cards too, and sounds nearly so (`embeds.py`). A card holds the link that was
written. Its attributes: `title`, `facts` and `description` are shown, `url` is where it leads, `written` the address as
it stands in the file, `tag` the element that it was.
"""

from __future__ import annotations

from newsletter.document.markup import guarded
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.writing import Pen, Syntax, escape
from newsletter.model.beside import Card
from newsletter.model.node import Node
from newsletter.text.dates import PartialDate


def card_node(link: Node, card: Card) -> Node:
    """The card of another issue in the place of a link to it.

    Words that the writer chose stand beside the date; the address alone, or the title again, says nothing new.
    """
    said, written = " ".join(link.plain().split()), link.string("url")
    words = "" if said in (card.title, written) else said
    day = card.published
    date = PartialDate(day.year, day.month, day.day).long() if day else ""
    facts = " · ".join(filter(None, (words, date)))
    shown = (("title", card.title), ("facts", facts), ("description", card.description))
    inner = link._replace(attrs=(("url", card.url), *link.attrs[1:]))
    return Node("card", (inner,), "", (*shown, ("url", card.url), ("written", written)), link.line)


def card_html(node: Node, pen: Pen) -> str:
    """A title that leads there, and below it what else is known."""
    lines = [f'<p class="card-title">{_link(node, pen)}</p>']
    if facts := node.string("facts"):
        lines.append(f'<p class="card-facts">{escape(facts)}</p>')
    if description := node.string("description"):
        lines.append(f"<p>{escape(description)}</p>")
    return '<div class="card">\n' + "\n".join(lines) + "\n</div>\n"


def card_feed(node: Node, pen: Pen) -> str:
    """The same in one paragraph."""
    more = filter(None, (node.string("facts"), node.string("description")))
    return f"<p>{'<br>'.join([f'<strong>{_link(node, pen)}</strong>', *map(escape, more)])}</p>\n"


def _link(node: Node, pen: Pen) -> str:
    return f'<a href="{pen.address(node.string("url"))}">{escape(node.string("title"))}</a>'


def card_text(node: Node, pen: TextPen) -> str:
    """The same in lines, the address last."""
    lines = [pen.fill(node.string(name)) for name in ("title", "facts", "description")]
    return "\n".join(filter(None, [*lines, pen.whole(node.string("url"))]))


def card_markdown(node: Node, pen: MarkdownPen) -> str:
    """The link or the element that it was."""
    link, title = node.children[0], node.string("title")
    if tag := node.string("tag"):
        named = f' title="{escape(title)}"' if link.plain() == title else ""
        return guarded(f'<{tag} src="{escape(link.string("url"))}"{named}></{tag}>')
    return pen.words((link._replace(attrs=(("url", node.get("written")), *link.attrs[1:])),))


SYNTAX = Syntax(
    "cards",
    html={"card": card_html},
    feed={"card": card_feed},
    text={"card": card_text},
    markdown={"card": card_markdown},
    losses={"card": {"text": "lines of words and an address"}},
)
