"""What is asked for: each target with the addresses that its requests go through in turn."""

from dataclasses import dataclass

from news.models import NewsPage

LIMIT = 20
OFFSETS = [LIMIT * step for step in range(50)]
DETAILS = 100


@dataclass(frozen=True, slots=True)
class Target:
    """One row of the table."""

    key: str
    says: str
    paths: list[str]
    is_cold: bool = False
    """Asks the public cache to answer anew."""
    asks_if_changed: bool = False
    """Sends the ETag that the last answer had."""
    is_kept: bool = False
    """Answers are kept, so both workers must see every address before anything is measured."""
    patience: int = 1
    """How many times as long as the others it is asked."""


def targets() -> list[Target]:
    """All of them, on the data of this run."""
    pages = list(NewsPage.objects.order_by("-date_published", "-pk")[: 3 * DETAILS : 3])
    keys = [page.pk for page in pages]
    urls = [page.url_path.removeprefix("/home") for page in pages]
    lists = [f"/bench/news?limit={LIMIT}&offset={offset}" for offset in OFFSETS]
    summaries = [f"/api/v1/news?limit={LIMIT}&offset={offset}" for offset in OFFSETS]
    details = [f"/api/v1/pages/{key}" for key in keys]
    private = "/bench/private"
    v2 = f"{private}/v2/pages/?type=news.NewsPage&fields=*&order=-date_published&limit={LIMIT}"
    statements = [f"{private}/statement?limit={LIMIT}&offset={offset}" for offset in OFFSETS]
    return [
        Target("bytes", "Django view with the bytes of a list", [f"{private}/bytes"]),
        Target(
            "bytes_version",
            "the same, and the version asked",
            [f"{private}/bytes-of-version"],
        ),
        Target("list_warm", "list of 20, all fields, kept", lists, is_kept=True),
        Target("summary_warm", "`/api/v1/news`, kept", summaries, is_kept=True),
        Target(
            "list_304", "list of 20, unchanged (304)", lists, asks_if_changed=True, is_kept=True
        ),
        Target("detail_warm", "`/api/v1/pages/{id}`, kept", details, is_kept=True),
        Target("html_warm", "page of the site, kept", urls, is_kept=True),
        Target("list_cold", "list of 20, all fields, cold", lists, is_cold=True),
        Target("summary_cold", "`/api/v1/news`, cold", summaries, is_cold=True),
        Target("list_sql", "one statement by hand, references as numbers", statements),
        Target(
            "list_sql_targets",
            "one statement by hand, with what it refers to",
            [f"{path}&targets" for path in statements],
        ),
        Target(
            "list_v2",
            "Wagtail API v2, list of 20, equal fields",
            [f"{v2}&offset={offset}" for offset in OFFSETS],
            patience=5,
        ),
        Target("detail_cold", "`/api/v1/pages/{id}`, cold", details, is_cold=True),
        Target(
            "detail_v2",
            "Wagtail API v2, detail, equal fields",
            [f"{private}/v2/pages/{key}/" for key in keys],
        ),
        Target(
            "detail_v3",
            "Wagtail API v3, detail, equal fields",
            [f"{private}/v3/pages/{key}/" for key in keys],
        ),
        Target("html_cold", "page of the site, cold", urls, is_cold=True),
        Target(
            "html_classic",
            "classic Wagtail page, same content",
            [f"{private}/classic{url}" for url in urls],
        ),
    ]
