"""Settings of the Pelican site: only what the same pages and feeds need, everything else off."""

SITENAME = "The benchmark record"
SITEURL = "https://example.org"
DESCRIPTION = "A corpus of made-up disclosures."
PUBLISHER = "Example Newsroom"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_DIR = "assets"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["relations"]
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True}
MARKDOWN = {"extension_configs": {"markdown.extensions.meta": {}}, "output_format": "html5"}
FORMATTED_FIELDS: list[str] = []
DEFAULT_PAGINATION = False
WITH_FUTURE_DATES = True
LOG_FILTER: list[tuple[int, str]] = []

ARTICLE_PATHS = ["events"]
PAGE_PATHS = ["incidents", "statements", "coverage", "documents"]
PAGE_PATHS += ["actors", "organisations", "people", "outlets", "pages"]
PATH_METADATA = r"(?P<section>[^/]+)/(?P<slug>[^/]+)\.md"
ARTICLE_URL = "events/{slug}/"
ARTICLE_SAVE_AS = "events/{slug}/index.html"
PAGE_URL = "{section}/{slug}/"
PAGE_SAVE_AS = "{section}/{slug}/index.html"
STATIC_PATHS = ["robots.txt"]

DIRECT_TEMPLATES = ["index", "archives", "oldest", "sitemap"]
ARCHIVES_SAVE_AS = "timeline/index.html"
OLDEST_SAVE_AS = "timeline/oldest/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
YEAR_ARCHIVE_URL = "timeline/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "timeline/{date:%Y}/index.html"
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""

FEED_ALL_RSS = "feed.xml"
CATEGORY_FEED_RSS = "incidents/{slug}/feed.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 100
RSS_FEED_SUMMARY_ONLY = False

MENU = [
    ("Timeline", "/timeline/"),
    ("Incidents", "/incidents/"),
    ("Statements", "/statements/"),
    ("Coverage", "/coverage/"),
    ("Actors", "/actors/"),
    ("Differences", "/discrepancies/"),
    ("Not known", "/questions/"),
]
FOOTER = [
    ("Documents", "/documents/"),
    ("Organisations", "/organisations/"),
    ("People", "/people/"),
    ("Outlets", "/outlets/"),
    ("Rules", "/rules/"),
    ("Feeds", "/feeds/"),
]
