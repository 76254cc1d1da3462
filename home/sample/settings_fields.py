"""The site's settings, made from their record."""

from typing import Any

from home.models import ContactPoint, FooterLink, SiteSettings
from home.sample.blocks import Keys
from home.sample.memory import remember
from home.sample.records import AddressEntry, PageEntry, SettingsRecord

NAME = "settings"
LISTS = {"source", "notes", "contact_points", "footer_links"}


def settings_fill(*, record: SettingsRecord, keys: Keys, before: set[str]) -> bool:
    """Fill the settings once, unless somebody has already entered contact points or links."""
    settings = SiteSettings.objects.first() or SiteSettings()
    touched = settings.pk and (settings.contact_points.exists() or settings.footer_links.exists())
    if NAME in before or touched:
        return False
    for field, value in record.model_dump(exclude=LISTS).items():
        setattr(settings, field, value)
    settings.contact_points = [
        ContactPoint(sort_order=place, **entry.model_dump())
        for place, entry in enumerate(record.contact_points)
    ]
    settings.footer_links = [
        FooterLink(sort_order=place, **fields)
        for place, entry in enumerate(record.footer_links)
        if (fields := _target(entry, keys))
    ]
    settings.full_clean()
    settings.save()
    remember(settings, NAME, "wagtail.edit")
    return True


def _target(entry: PageEntry | AddressEntry, keys: Keys) -> dict[str, Any]:
    """Where a link leads; nowhere while its page is not there."""
    if isinstance(entry, AddressEntry):
        return entry.model_dump()
    page = keys.page(entry.page)
    return {"page_id": page} if page else {}
