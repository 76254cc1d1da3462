from home.models.contact_point import ContactPoint
from home.models.front import FrontPage
from home.models.settings import SiteSettings
from home.models.site_link import FooterLink, MenuLink
from home.models.standard import StandardPage

__all__ = ["ContactPoint", "FooterLink", "FrontPage", "MenuLink", "SiteSettings", "StandardPage"]
