"""Buttondown: the table of emails, with the numbers that its API calls analytics."""

from __future__ import annotations

from newsletter.importers.tables import Columns, table_importer

IMPORTER = table_importer(
    "buttondown",
    "the table of emails, with their analytics",
    Columns(
        signs=(
            ("subject",),
            ("publish_date", "secondary_id"),
            ("opens", "analytics_opens", "deliveries", "analytics_deliveries", "recipients", "page_views"),
        ),
        id=("id",),
        address=("absolute_url", "canonical_url", "url", "slug"),
        title=("subject",),
        day=("publish_date", "creation_date"),
        counts={
            "views": ("page_views", "analytics_page_views", "views", "web_views"),
            "sent": ("deliveries", "analytics_deliveries", "recipients", "analytics_recipients"),
            "opens": ("opens", "analytics_opens", "unique_opens"),
            "clicks": ("clicks", "analytics_clicks", "unique_clicks"),
            "signups": ("subscriptions", "analytics_subscriptions"),
        },
    ),
)
