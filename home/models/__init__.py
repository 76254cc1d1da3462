from home.models.contact_point import ContactPoint
from home.models.footer_link import FooterLink
from home.models.front import FrontPage
from home.models.settings import SiteSettings
from home.models.standard import StandardPage

__all__ = ["ContactPoint", "FooterLink", "FrontPage", "SiteSettings", "StandardPage"]
