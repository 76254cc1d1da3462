"""Where organizations stand on the site and in the API."""

RESOURCE = "organizations"
LIST_PATH = "/organizations/"
LIST_TITLE = "自治体・団体"


def organization_path(slug: str) -> str:
    """The path of an organization's page, without a language."""
    return f"{LIST_PATH}{slug}/"
