"""Addresses of organizations: romaji and prefecture, such as `ikeda-cho-fukui`.

Twenty-five names occur more than once, so a name alone is no address.
"""

from django.utils.text import slugify

PREFECTURE_ENDINGS = ("-to", "-fu", "-ken")


def organization_slug(romaji: str, prefecture_romaji: str = "", code: str = "") -> str:
    """The proposed address; pass the code where romaji and prefecture fit two organizations."""
    stem = prefecture_romaji
    for ending in PREFECTURE_ENDINGS:
        stem = stem.removesuffix(ending)
    return slugify("-".join(part for part in (romaji, stem, code) if part))
