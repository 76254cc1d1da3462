"""Addresses outside the page tree; some take the place of addresses of the admin."""

from django.urls import path

from home import admin_texts, well_known

urlpatterns = [
    path("admin/jsi18n/", admin_texts.page_texts),
    path("admin/localize/jsi18n/", admin_texts.translation_texts),
    path("robots.txt", well_known.robots),
    path("favicon.ico", well_known.favicon),
    path(".well-known/security.txt", well_known.security),
]
