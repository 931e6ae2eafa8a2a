"""A table that somebody made: `slug,views`, or a title, a date and any of our numbers."""

from __future__ import annotations

from newsletter.importers.tables import Columns, table_importer
from newsletter.review.readers import Reads

IMPORTER = table_importer(
    "plain",
    "a table that begins with slug,views",
    Columns(
        signs=(("slug", "issue", "title", "id"), Reads._fields),
        id=("id",),
        address=("slug", "issue", "file"),
        title=("title", "subject"),
        day=("date", "day"),
        counts={field: (field,) for field in Reads._fields},
    ),
)
