"""What time it is: read once, at the door, and passed on as a value. `SOURCE_DATE_EPOCH` stops it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from newsletter.model.problem import NewsletterError


def now() -> datetime:
    """The present moment, or the one that `SOURCE_DATE_EPOCH` names (seconds since 1970)."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise NewsletterError(f"SOURCE_DATE_EPOCH is not a number of seconds: {given!r}") from error


def today(timezone: str) -> date:
    """The day it is where the editor lives."""
    return now().astimezone(ZoneInfo(timezone)).date()
