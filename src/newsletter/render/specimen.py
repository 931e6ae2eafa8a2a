"""premailer, asked about many places at once: places in, the style of each out.

Only this file imports premailer (with lxml, cssutils and requests: a quarter of a second), so it is itself
imported only when there is something to ask.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import cache, lru_cache

import cssutils
from lxml import etree
from premailer import Premailer

from newsletter.render.paths import Place, Start

# cssutils reports every unknown property on stderr, and shortens #aabbcc, which old clients misread.
cssutils.log.setLevel(logging.CRITICAL)
cssutils.ser.prefs.minimizeColorHash = False

# Only style attributes are wanted: sizes and alignments are written by hand where a client needs them.
OPTIONS = {
    "strip_important": False,
    "disable_validation": True,
    "align_floating_images": False,
    "allow_network": False,
    "disable_leftover_css": True,
    "disable_basic_attributes": ["width", "height", "align", "valign", "bgcolor"],
}


def styles(sheet: str, starts: Iterable[Start]) -> dict[str, str]:
    """The style of each start tag by its key; "" where the sheet says nothing about it."""
    specimen = etree.Element("specimen")
    elements: dict[str, etree._Element] = {}
    asked = {}
    for start in starts:
        if start.style is None:
            asked[start.key] = _element(start.place, specimen, elements)
        elif start.key not in asked:
            asked[start.key] = _grown(start.place, specimen, elements)
            asked[start.key].set("style", start.style)
    _premailer(sheet).transform(specimen)
    return {start.key: style if (style := asked[start.key].get("style", "")) != start.style else "" for start in starts}


@lru_cache(maxsize=8)
def _premailer(sheet: str) -> Premailer:
    """premailer for a sheet, which it takes apart once: by itself it would do so with each question."""
    asked = Premailer(css_text=sheet, **OPTIONS)
    asked._parse_style_rules = cache(asked._parse_style_rules)
    return asked


def _element(place: Place, specimen: etree._Element, elements: dict[str, etree._Element]) -> etree._Element:
    """The one element of the specimen that stands for a place, made with its ancestors when it is new."""
    missing = []
    here: Place | None = place
    while here and here.parent and here.key not in elements:
        missing.append(here)
        here = here.parent
    for one in reversed(missing):
        elements[one.key] = _grown(one, specimen, elements)
    return elements[place.key]


def _grown(place: Place, specimen: etree._Element, elements: dict[str, etree._Element]) -> etree._Element:
    """A new element in its place."""
    parent = specimen
    if place.parent and place.parent.parent:
        parent = _element(place.parent, specimen, elements)
    tag, attributes = place.shape
    return etree.SubElement(parent, "any" if tag == "-" else tag, dict(attributes))
