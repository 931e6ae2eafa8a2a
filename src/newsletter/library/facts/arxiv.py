"""arXiv: the Atom feed of its API in, the facts of one paper out."""

from __future__ import annotations

import re

from lxml import etree

from newsletter.library.facts.answers import ABSTRACT, day, names, said
from newsletter.library.facts.provider import Facts, Provider

_ADDRESS = "https://arxiv.org/abs/"
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"


def _request(url: str) -> str:
    name = url.removeprefix(_ADDRESS)
    if name == url or not re.fullmatch(r"[\w.-]+(?:/\d{7})?", name):
        return ""
    return f"https://export.arxiv.org/api/query?id_list={name}&max_results=1"


def _parse(data: bytes, _charset: str) -> Facts:
    entry = _entry(data)
    if entry is None or said(entry.findtext(f"{_ATOM}title")) in ("", "Error"):
        return Facts()
    return Facts(
        title=said(entry.findtext(f"{_ATOM}title")),
        authors=names(entry.findtext(f"{_ATOM}name") for entry in entry.iterfind(f"{_ATOM}author")),
        published=day(entry.findtext(f"{_ATOM}published")),
        venue=said(entry.findtext(f"{_ARXIV}journal_ref")),
        licence=said(_licence(entry)),
        abstract=said(entry.findtext(f"{_ATOM}summary"), ABSTRACT),
    )


def _entry(data: bytes) -> etree._Element | None:
    """The first entry; none when the answer is no XML, or brings a document type: no feed needs one."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        feed = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if feed.getroottree().docinfo.internalDTD is not None else feed.find(f"{_ATOM}entry")


def _licence(entry: etree._Element) -> str:
    links = entry.iterfind(f"{_ATOM}link")
    return next((str(link.get("href")) for link in links if link.get("rel") == "license" and link.get("href")), "")


PROVIDER = Provider("arxiv", _request, _parse, pause=3.0)  # its makers ask for three seconds between two questions
