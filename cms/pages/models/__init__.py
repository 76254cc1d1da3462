from cms.pages.models.care import PageCare
from cms.pages.models.portal_page import PortalPage

__all__ = ["PageCare", "PortalPage"]
