"""How many bodies, companies and prefectures stand behind the agreements in force on a day."""

from collections.abc import Collection
from typing import Any

from cms.pages.facets import seen
from cms.reading.viewer import Viewer
from cms.reading.visibility import visible
from members.choices import MUNICIPALITIES, AgreementRole, OrganizationKind
from members.codes import prefecture_part
from members.models.constituent import Constituent
from members.periods import during
from members.schemas.agreements import AgreementTally


def agreement_tally(agreements: Any, viewer: Viewer) -> AgreementTally:
    """The tally of these agreements as far as the viewer may read them.

    Args:
        agreements: of one language, since a translation is no second agreement.
        viewer: who reads, and for which day.
    """
    in_force = seen(agreements.in_force_on(viewer.as_of), viewer)
    parties: Any = agreements.model._meta.get_field("parties").related_model
    rows = (
        visible(parties, viewer)
        .filter(page__in=in_force.values("pk"), role=AgreementRole.PARTNER)
        .order_by()
        .values_list(
            "organization",
            "name",
            "organization__kind",
            "organization__code",
            "organization__prefecture__code",
        )
    )
    bodies: set[int | str] = set()
    companies, prefectures = set(), set()
    for key, name, kind, code, above in rows:
        if kind == OrganizationKind.COMPANY:
            companies.add(key)
            continue
        bodies.add(key or name)
        lies_in = code if kind == OrganizationKind.PREFECTURE else above
        if lies_in:
            prefectures.add(prefecture_part(lies_in))
    return AgreementTally(
        as_of=viewer.as_of,
        municipalities=_constituents([key for key in bodies if isinstance(key, int)], viewer),
        agreements=in_force.count(),
        bodies=len(bodies),
        companies=len(companies),
        prefectures=len(prefectures),
    )


def _constituents(associations: Collection[int], viewer: Viewer) -> int:
    """How many municipalities belonged to these associations on the viewer's day, each once."""
    return (
        visible(Constituent, viewer)
        .filter(association__in=associations, organization__kind__in=MUNICIPALITIES)
        .filter(during(viewer.as_of, "since", "until"))
        .order_by()
        .values("organization")
        .distinct()
        .count()
    )
