"""Figures: an image alone in its paragraph; several on lines of their own are a row. The title is the caption."""

from __future__ import annotations

from newsletter.document.html_structures import is_picture, pictures
from newsletter.document.markup import guard_line_starts
from newsletter.document.passes import each_block
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.syntax.citations import with_citations
from newsletter.document.syntax.html import tagged
from newsletter.document.syntax.links import image_html
from newsletter.document.writing import Pass, Pen, Syntax
from newsletter.model.node import Node

Nodes = tuple[Node, ...]


def find_figures(nodes: Nodes) -> Nodes:
    """Paragraphs that hold nothing but images become figures."""
    return each_block(nodes, _HOLD_BLOCKS, _figure)


_HOLD_BLOCKS = frozenset({"list", "item", "quote", "details", "callout", "block"})


def _figure(node: Node) -> Node:
    images = pictures(node)
    if not images:
        return node
    if len(images) == 1:
        return Node("figure", images + _caption(images[0]), "", (), node.line)
    *first, last = images
    shared = not any(map(_caption, first))
    figures = [
        Node("figure", (image, *(() if shared else _caption(image))), "", (), image.line or node.line)
        for image in images
    ]
    return Node("figures", (*figures, *(_caption(last) if shared else ())), "", (), node.line)


def _caption(image: Node) -> Nodes:
    """The caption that the title of an image makes."""
    inner = image.children[0] if image.kind == "link" else image
    title = inner.string("title")
    return (Node("caption", with_citations(title, image.line), "", (("made", True),), image.line),) if title else ()


def _html(node: Node, pen: Pen) -> str:
    return f"<figure>\n{_parts(node, pen)}</figure>\n"


def _html_row(node: Node, pen: Pen) -> str:
    """A row; the title of its last image, when no other has one, stands under them all."""
    return f'<div class="figures">\n{pen(_pictures(node))}{_shared(node, pen)}</div>\n'


def _shared(node: Node, pen: Pen) -> str:
    return "".join(f'<p class="caption">{pen(caption.children)}</p>\n' for caption in captions(node))


def _pictures(node: Node) -> Nodes:
    return tuple(child for child in node.children if child.kind != "caption")


def captions(node: Node) -> Nodes:
    """The captions of a figure or of a row of figures."""
    return tuple(child for child in node.children if child.kind == "caption")


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
        return image_html(node, pen, with_title=False) + "\n"
    return f'<a href="{pen.address(node.string("url"))}">{image_html(node.children[0], pen, with_title=False)}</a>\n'


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
        return pen.words(images)
    parts = [pen.blocks(_pictures(node)), *(tagged("figcaption", caption.children, pen) for caption in captions(node))]
    return "\n\n".join(["<figure>", *filter(None, parts), "</figure>"])


def _markdown_row(node: Node, pen: MarkdownPen) -> str:
    return guard_line_starts("\n".join(pen.words(figure.children[:1]) for figure in _pictures(node)))


SYNTAX = Syntax(
    "figures",
    passes=(Pass(find_figures, ("![", "<")),),
    html={
        "figure": _html,
        "figures": _html_row,
        "caption": lambda node, pen: f"<figcaption>{pen(node.children)}</figcaption>\n",
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
    },
    markdown={
        "figure": _markdown,
        "figures": _markdown_row,
        "caption": lambda node, pen: tagged("figcaption", node.children, pen),
    },
    losses={"figures": dict.fromkeys(("email", "feed", "text"), "one below the other")},
)
