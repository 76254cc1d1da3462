from members.models.alias import OrganizationAlias
from members.models.organization import Organization

__all__ = ["Organization", "OrganizationAlias"]
