"""Addresses outside the page tree."""

from django.urls import path

from home import well_known

urlpatterns = [
    path("robots.txt", well_known.robots),
    path("favicon.ico", well_known.favicon),
    path(".well-known/security.txt", well_known.security),
]
