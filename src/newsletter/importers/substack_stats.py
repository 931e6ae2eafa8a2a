"""Substack: the table of the dashboard under Stats → Posts. The export under Settings has no numbers in it."""

from __future__ import annotations

from newsletter.importers.tables import Columns, table_importer

IMPORTER = table_importer(
    "substack",
    "the table of the dashboard, Stats → Posts",
    Columns(
        signs=(("post_date",), ("title",), ("views", "opens")),
        address=("url", "canonical_url"),
        title=("title",),
        day=("post_date",),
        counts={
            "views": ("views",),
            "sent": ("sent", "delivered", "recipients"),
            "opens": ("opens", "opened", "unique_opens"),
            "clicks": ("clicks", "clicked"),
            "likes": ("likes",),
            "comments": ("comments",),
            "signups": ("signups", "signups_within_1_day", "new_subscribers"),
        },
    ),
)
