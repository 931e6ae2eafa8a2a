"""Another platform's export in, what a publication makes of it out. To add a format: one file, and one line here.

The first importer that accepts a file reads it, so the particular ones stand before the general ones.
"""

from __future__ import annotations

from newsletter.importers.importer import Importer
from newsletter.registry import Registry

IMPORTERS: Registry[Importer] = Registry(
    "format to import",
    {
        "substack-stats": "newsletter.importers.substack_stats:IMPORTER",
        "ghost-stats": "newsletter.importers.ghost_stats:IMPORTER",
        "beehiiv-stats": "newsletter.importers.beehiiv_stats:IMPORTER",
        "buttondown-stats": "newsletter.importers.buttondown_stats:IMPORTER",
        "goatcounter": "newsletter.importers.goatcounter:IMPORTER",
        "plausible": "newsletter.importers.plausible:IMPORTER",
        "pages": "newsletter.importers.pages:IMPORTER",
        "plain-stats": "newsletter.importers.plain_stats:IMPORTER",
    },
)


def importer_of(data: bytes) -> str:
    """The name of the first importer that accepts a file; "" when none does."""
    return next((name for name in IMPORTERS if IMPORTERS[name].accepts(data)), "")
