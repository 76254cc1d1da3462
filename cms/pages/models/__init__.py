from cms.pages.models.care import PageCare
from cms.pages.models.draft_links import DraftLink, DraftLinkOpening
from cms.pages.models.index_page import IndexPage
from cms.pages.models.portal_page import PortalPage

__all__ = ["DraftLink", "DraftLinkOpening", "IndexPage", "PageCare", "PortalPage"]
