"""Pelican as it comes, with its own theme: the pages, the archives, the tags and one feed."""

SITENAME = "Benchmark Weekly"
SITEURL = "https://news.example"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
FEED_ALL_ATOM = "atom.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CACHE_PATH = "cache"
