"""Plausible: `pages.csv` of the dashboard's export, and `imported_pages_….csv` of that of the whole site."""

from __future__ import annotations

from newsletter.importers.tables import Columns, table_importer

IMPORTER = table_importer(
    "plausible",
    "pages.csv or imported_pages_….csv of the export",
    Columns(
        signs=(("name", "page"), ("visitors",), ("pageviews",)),
        address=("page", "name"),
        counts={"views": ("pageviews",), "visitors": ("visitors",)},
    ),
)
