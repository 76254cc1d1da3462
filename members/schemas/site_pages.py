"""What the site's own pages on organizations show; only these use it."""

from pydantic import Field

from cms.pages.schemas.listings import Listing
from cms.reading.schemas import Breadcrumb, Schema, Translation
from members.schemas.organization import OrganizationSummary


class ListMeta(Schema):
    """Where the list stands."""

    html_url: str
    detail_url: str = Field(description="The same list as JSON.")
    locale: str


class ListPage(Schema):
    """The frame of the list, as other pages have one."""

    title: str
    description: str
    meta: ListMeta
    breadcrumbs: list[Breadcrumb]
    translations: list[Translation] = Field(description="Empty: the list has no record.")


class OrganizationListing(Listing[OrganizationSummary]):
    """Organizations in 五十音順, page by page."""
