"""A link in, whether it is a badge out: a picture that tells how a project does, and leads to who measures it."""

from __future__ import annotations

from newsletter.model.node import Node
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical, kind_of

_DRAWN = pattern(
    r"//(?:[\w-]+\.)*(?:shields\.io|badgen\.net|fury\.io|travis-ci\.(?:org|com)|circleci\.com|appveyor\.com|codecov\.io"
    r"|coveralls\.io|codacy\.com|snyk\.io|awesome\.re|komarev\.com|hits\.\w+\.\w+|contrib\.rocks|star-history\.com)/"
    r"|badge(?:s|-[\w-]+)?(?:\.(?:svg|png)|[/?]|\Z)"
)
_REPOSITORY = 4


def is_badge(link: Node) -> bool:
    """Whether nothing of a link shows but badges, and it leads to no paper, model or repository that they are about."""
    pictures = [node for node in link.children if node.kind == "image"]
    if not pictures or any(node.kind != "image" and node.plain().strip() for node in link.children):
        return False
    if not all(_DRAWN.search(picture.string("url") or picture.string("src")) for picture in pictures):
        return False
    url = canonical(link.string("url"))
    kind = kind_of(url)
    return kind in ("", "page", "post") or (kind == "code" and url.rstrip("/").count("/") > _REPOSITORY)
