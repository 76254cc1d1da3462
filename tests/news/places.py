"""A few organizations of the register, as news and events name them."""

from members.choices import OrganizationKind, Region
from members.models import Organization


def hokkaido() -> Organization:
    return _organization(
        OrganizationKind.PREFECTURE, "010006", "北海道", "ほっかいどう", "Hokkaido",
        region=Region.HOKKAIDO,
    )  # fmt: skip


def tokyo() -> Organization:
    return _organization(
        OrganizationKind.PREFECTURE, "130001", "東京都", "とうきょうと", "Tokyo-to",
        region=Region.KANTO,
    )  # fmt: skip


def arakawa() -> Organization:
    return _organization(
        OrganizationKind.SPECIAL_WARD, "131181", "荒川区", "あらかわく", "Arakawa-ku",
        prefecture=tokyo(),
    )  # fmt: skip


def shiranuka() -> Organization:
    return _organization(
        OrganizationKind.TOWN, "016683", "白糠町", "しらぬかちょう", "Shiranuka-cho",
        prefecture=hokkaido(),
    )  # fmt: skip


def towns_of_hokkaido() -> Organization:
    """北海道町村会, which has a prefecture and no code."""
    return _organization(
        OrganizationKind.MAYORS_ASSOCIATION, "", "北海道町村会", "ほっかいどうちょうそんかい",
        "Hokkaido Chosonkai", prefecture=hokkaido(),
    )  # fmt: skip


def _organization(
    kind: OrganizationKind, code: str, name: str, kana: str, romaji: str, **fields: object
) -> Organization:
    found = Organization.objects.filter(name=name).first()
    return found or Organization.objects.create(
        kind=kind, code=code, name=name, kana=kana, romaji=romaji, **fields
    )
