from members.models.alias import OrganizationAlias
from members.models.constituent import Constituent
from members.models.identity import EarlierIdentity
from members.models.organization import Organization
from members.models.succession import Succession

__all__ = [
    "Constituent",
    "EarlierIdentity",
    "Organization",
    "OrganizationAlias",
    "Succession",
]
