"""The addresses of the development server: the site's, and what it alone has."""

from django.urls import path

from cms.urls import handler429, urlpatterns as addresses
from home.development.views import outbox, style_guide

__all__ = ["handler429", "urlpatterns"]

urlpatterns = [
    path("development/outbox/", outbox, name="development_outbox"),
    path("styleguide/", style_guide, name="style_guide"),
    *addresses,
]
