"""Figures: an image alone in its paragraph; several on lines of their own are a row. The title is the caption.

A line in italics under a picture is its caption, too, and one that says whose picture it is (`Image: …`,
`*Photo by …*`, `Source: …`), there or in the next paragraph, its credit.
"""

from __future__ import annotations

from itertools import groupby
from operator import is_

from newsletter.document.captions import caption_of, captions, is_credit, lines_under, under, with_credit
from newsletter.document.html_structures import is_picture
from newsletter.document.markup import guard_line_starts
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.syntax.citations import with_citations
from newsletter.document.syntax.html import tagged
from newsletter.document.writing import Pass, Pen, Syntax
from newsletter.model.node import Node

Nodes = tuple[Node, ...]
_LINE_ENDS = frozenset({"softbreak", "break"})


def find_figures(nodes: Nodes) -> Nodes:
    """Paragraphs that hold nothing but images, and perhaps their captions, become figures; those in blocks, too."""
    found: list[Node] = []
    for node in nodes:
        if node.kind in _HOLD_BLOCKS:
            children = find_figures(node.children)
            found.append(node.holding(children))
        elif found and found[-1].kind in ("figure", "figures") and (credit := _credit_alone(node, found[-1])):
            found[-1] = _credited(found[-1], credit)
        else:
            found.append(_figure(node))
    return nodes if len(found) == len(nodes) and all(map(is_, found, nodes)) else tuple(found)


_HOLD_BLOCKS = frozenset({"list", "item", "quote", "details", "callout", "block"})


def _figure(node: Node) -> Node:
    if node.kind != "paragraph" or not is_picture(node.children[0]):
        return node
    lines = [tuple(line) for end, line in groupby(node.children, lambda child: child.kind in _LINE_ENDS) if not end]
    shown = [line for line in lines if all(is_picture(child) or child.text == " " for child in line)]
    words, credit = under(lines[len(shown) :])
    if lines[: len(shown)] != shown or len(shown) + bool(words) + bool(credit) < len(lines):
        return node
    images = tuple(child for line in shown for child in line if is_picture(child))
    if len(images) == 1:
        return Node("figure", images + _captions(images[0], words, credit), "", (), node.line)
    *first, last = images
    shared = bool(words or credit) or not any(map(_title, first))
    figures = [
        Node("figure", (image, *(() if shared else _captions(image))), "", (), image.line or node.line)
        for image in images
    ]
    return Node("figures", (*figures, *(_captions(last, words, credit) if shared else ())), "", (), node.line)


def _credit_alone(node: Node, figure: Node) -> Nodes:
    """The credit in a paragraph under a figure that has none; nothing when it is other words."""
    if node.kind != "paragraph" or len(node.children) != 1 or node.children[0].kind != "emphasis":
        return ()
    inner = node.children[0].children
    there = captions(figure)
    taken = any(child.kind == "credit" or not caption.get("made") for caption in there for child in caption.children)
    return inner if is_credit(inner) and not taken else ()


def _credited(figure: Node, credit: Nodes) -> Node:
    kept = tuple(child for child in figure.children if child.kind != "caption")
    caption = next(iter(captions(figure)), None)
    if caption is None:
        return figure._replace(children=(*kept, caption_of((), "title", credit, figure.line)))
    return figure._replace(children=(*kept, caption._replace(children=with_credit(caption.children, credit))))


def _title(image: Node) -> str:
    return (image.children[0] if image.kind == "link" else image).string("title")


def _captions(image: Node, words: Nodes = (), credit: Nodes = ()) -> Nodes:
    """The caption of an image: the line under it, else its title; and the credit."""
    title = _title(image)
    inner = words or with_citations(title, image.line)
    return (caption_of(inner, "line" if words else "title", credit, image.line),) if inner or credit else ()


def _html(node: Node, pen: Pen) -> str:
    return f"<figure>\n{_parts(node, pen)}</figure>\n"


def _html_row(node: Node, pen: Pen) -> str:
    """A row; the title of its last image, when no other has one, stands under them all."""
    return f'<div class="figures">\n{pen(_pictures(node))}{_shared(node, pen)}</div>\n'


def _shared(node: Node, pen: Pen) -> str:
    return "".join(f'<p class="caption">{pen(caption.children)}</p>\n' for caption in captions(node))


def _pictures(node: Node) -> Nodes:
    return tuple(child for child in node.children if child.kind != "caption")


def _email(node: Node, pen: Pen) -> str:
    return f'<div class="figure">\n{_parts(node, pen)}</div>\n'


def _feed_row(node: Node, pen: Pen) -> str:
    return pen(_pictures(node)) + "".join(f"<p>{pen(caption.children)}</p>\n" for caption in captions(node))


def _parts(node: Node, pen: Pen) -> str:
    return "".join(_part(child, pen) for child in node.children)


def _part(node: Node, pen: Pen) -> str:
    if not is_picture(node):
        return pen((node,))
    if node.kind == "image":
        return pen((_untitled(node),)) + "\n"
    return f'<a href="{pen.address(node.string("url"))}">{pen((_untitled(node.children[0]),))}</a>\n'


def _untitled(image: Node) -> Node:
    """An image without its title, which stands in the caption already."""
    return image._replace(attrs=tuple(fact for fact in image.attrs if fact[0] != "title"))


def _text(node: Node, pen: TextPen) -> str:
    images = [child for child in node.children if is_picture(child)]
    lines = [pen.fill(_text_picture(image, pen)) for image in images]
    lines += [pen.fill(pen(caption.children)) for caption in captions(node)]
    rest = [child for child in node.children if child not in images and child.kind != "caption"]
    return "\n".join(filter(None, [*lines, pen.blocks(rest)]))


def _text_picture(picture: Node, pen: TextPen) -> str:
    image = picture.children[0] if picture.kind == "link" else picture
    note = f" [{pen.note(picture.string('url'))}]" if picture.kind == "link" else ""
    return f"[Image: {image.string('alt') or 'picture'}]{note}"


def _markdown(node: Node, pen: MarkdownPen) -> str:
    images = [child for child in node.children if is_picture(child)]
    if len(images) == 1 and all(child in images or child.get("made") for child in node.children):
        return pen.words((*images, *lines_under(node)))
    parts = [pen.blocks(_pictures(node)), *(tagged("figcaption", caption.children, pen) for caption in captions(node))]
    return "\n\n".join(["<figure>", *filter(None, parts), "</figure>"])


def _markdown_row(node: Node, pen: MarkdownPen) -> str:
    lines = [pen.words(figure.children[:1]) for figure in _pictures(node)]
    return guard_line_starts("\n".join(lines) + pen.words(lines_under(node)))


SYNTAX = Syntax(
    "figures",
    passes=(Pass(find_figures, ("![", "<")),),
    html={
        "figure": _html,
        "figures": _html_row,
        "caption": lambda node, pen: f"<figcaption>{pen(node.children)}</figcaption>\n",
        "credit": lambda node, pen: f"<small>{pen(node.children)}</small>",
    },
    email={
        "figure": _email,
        "figures": lambda node, pen: pen(_pictures(node)) + _shared(node, pen),
        "caption": lambda node, pen: f'<p class="caption">{pen(node.children)}</p>\n',
    },
    feed={"figures": _feed_row},
    text={
        "figure": _text,
        "figures": lambda node, pen: pen.blocks(node.children),
        "caption": lambda node, pen: pen.fill(pen(node.children)),
        "credit": lambda node, pen: pen(node.children),
    },
    markdown={
        "figure": _markdown,
        "figures": _markdown_row,
        "caption": lambda node, pen: tagged("figcaption", node.children, pen),
        "credit": lambda node, pen: f"<small>{pen.between(node.children, '>', '<')}</small>",
    },
    losses={"figures": dict.fromkeys(("email", "feed", "text"), "one below the other")},
)
