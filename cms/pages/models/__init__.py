from cms.pages.models.portal_page import PortalPage

__all__ = ["PortalPage"]
