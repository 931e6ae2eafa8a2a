"""Figures: an image alone in its paragraph; several on lines of their own are a row. The title is the caption."""

from __future__ import annotations

from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.syntax.links import image_html
from newsletter.document.writing import Pen, Syntax
from newsletter.model.node import Node


def find_figures(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Paragraphs that hold nothing but images become figures."""
    return tuple(_figure(node) for node in nodes)


def _figure(node: Node) -> Node:
    if node.kind == "paragraph":
        images = [child for child in node.children if child.kind not in ("softbreak", "break")]
        if images and all(_is_image(child) for child in images):
            figures = tuple(
                Node("figure", (image, *_caption(image)), "", (), image.line or node.line) for image in images
            )
            return figures[0] if len(figures) == 1 else Node("figures", figures, "", (), node.line)
        return node
    if node.kind in _HOLD_BLOCKS:
        return node._replace(children=find_figures(node.children))
    return node


_HOLD_BLOCKS = frozenset({"list", "item", "quote", "details", "callout", "block"})


def _is_image(node: Node) -> bool:
    return node.kind == "image" or (
        node.kind == "link" and len(node.children) == 1 and node.children[0].kind == "image"
    )


def _caption(image: Node) -> tuple[Node, ...]:
    title = (image.children[0] if image.kind == "link" else image).string("title")
    return (Node("caption", (Node("text", (), title),), "", (("made", True),)),) if title else ()


def _html(node: Node, pen: Pen) -> str:
    return f"<figure>\n{_pictures(node, pen)}</figure>\n"


def _email(node: Node, pen: Pen) -> str:
    return f'<div class="figure">\n{_pictures(node, pen)}</div>\n'


def _pictures(node: Node, pen: Pen) -> str:
    return "".join(_picture(child, pen) for child in node.children)


def _picture(node: Node, pen: Pen) -> str:
    if node.kind == "image":
        return image_html(node, pen, with_title=False) + "\n"
    if node.kind == "link" and _is_image(node):
        return (
            f'<a href="{pen.address(node.string("url"))}">{image_html(node.children[0], pen, with_title=False)}</a>\n'
        )
    return pen((node,))


def _text(node: Node, pen: TextPen) -> str:
    captions = [child for child in node.children if child.kind == "caption"]
    alts = [picture.string("alt") for picture in node.walk() if picture.kind == "image"]
    links = [pen.note(child.string("url")) for child in node.children if child.kind == "link"]
    lines = [f"[Image: {alt or 'picture'}]" + "".join(f" [{number}]" for number in links) for alt in alts]
    lines += [pen(caption.children) for caption in captions]
    rest = [child for child in node.children if child.kind not in ("caption", "image", "link", "comment")]
    return "\n".join([*map(pen.fill, lines), *([pen.blocks(rest)] if rest else [])])


def _markdown(node: Node, pen: MarkdownPen) -> str:
    if any(child.kind == "caption" and not child.get("made") for child in node.children):
        return f"<figure>\n{_pictures(node, pen.html)}</figure>"
    return pen(child for child in node.children if child.kind != "caption")


SYNTAX = Syntax(
    "figures",
    passes=(find_figures,),
    html={
        "figure": _html,
        "figures": lambda node, pen: f'<div class="figures">\n{pen(node.children)}</div>\n',
        "caption": lambda node, pen: f"<figcaption>{pen(node.children)}</figcaption>\n",
    },
    email={
        "figure": _email,
        "figures": lambda node, pen: pen(node.children),
        "caption": lambda node, pen: f'<p class="caption">{pen(node.children)}</p>\n',
    },
    feed={"figures": lambda node, pen: pen(node.children)},
    text={
        "figure": _text,
        "figures": lambda node, pen: pen.blocks(node.children),
        "caption": lambda node, pen: pen.fill(pen(node.children)),
    },
    markdown={
        "figure": _markdown,
        "figures": lambda node, pen: "\n".join(pen((figure,)) for figure in node.children),
        "caption": lambda node, pen: f"<figcaption>{pen.html(node.children)}</figcaption>",
    },
)
