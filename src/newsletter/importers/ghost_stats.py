"""Ghost: the posts export under Settings → Import/Export. Columns are missing where a feature is off."""

from __future__ import annotations

from newsletter.importers.tables import Columns, table_importer

IMPORTER = table_importer(
    "ghost",
    "the posts export (CSV)",
    Columns(
        signs=(
            ("title",),
            ("post_access", "email_recipients", "published_at"),
            ("sends", "opens", "clicks", "signups"),
        ),
        id=("id", "uuid"),
        address=("url",),
        title=("title",),
        day=("published_at",),
        counts={
            "views": ("views", "visits"),
            "visitors": ("visitors",),
            "sent": ("sends",),
            "opens": ("opens",),
            "clicks": ("clicks",),
            "signups": ("signups",),
        },
    ),
)
