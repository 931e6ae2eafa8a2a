"""beehiiv: the table of posts, and the results that a table of the Posts Report lets download."""

from __future__ import annotations

from newsletter.importers.tables import Columns, table_importer

IMPORTER = table_importer(
    "beehiiv",
    "the table of posts, or the results of the Posts Report",
    Columns(
        signs=(
            ("web_title", "post_title", "email_subject_line", "web_subtitle", "content_tags"),
            (
                "unique_opens",
                "total_opens",
                "opens",
                "email_opens",
                "unique_page_views",
                "web_views",
                "views",
                "delivered",
            ),
        ),
        id=("id", "post_id"),
        address=("url", "web_url"),
        title=("web_title", "post_title", "title", "email_subject_line", "subject"),
        day=("publish_date", "published_at", "post_sent_at", "sent_at", "date", "created_at"),
        counts={
            "views": ("web_views", "total_page_views", "page_views", "views", "unique_page_views"),
            "visitors": ("unique_page_views", "unique_web_views"),
            "sent": ("delivered", "total_delivered", "recipients", "total_sent"),
            "opens": ("unique_opens", "email_opens", "opens", "total_opens"),
            "clicks": ("verified_unique_clicks", "unique_clicks", "email_clicks", "clicks", "total_clicks"),
            "signups": ("new_subscribers", "signups"),
        },
    ),
)
