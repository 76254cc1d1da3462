from members.models.agreement_index import AgreementIndexPage
from members.models.agreement_parts import AgreementParty, AgreementStep
from members.models.agreements import AgreementPage
from members.models.alias import OrganizationAlias
from members.models.collaboration_index import CollaborationIndexPage
from members.models.collaboration_parts import CollaborationParty, CollaborationSubsidy
from members.models.collaborations import CollaborationPage
from members.models.constituent import Constituent
from members.models.figure import Figure
from members.models.identity import EarlierIdentity
from members.models.member_index import MemberIndexPage
from members.models.membership import Membership
from members.models.organization import Organization
from members.models.succession import Succession

__all__ = [
    "AgreementIndexPage",
    "AgreementPage",
    "AgreementParty",
    "AgreementStep",
    "CollaborationIndexPage",
    "CollaborationPage",
    "CollaborationParty",
    "CollaborationSubsidy",
    "Constituent",
    "EarlierIdentity",
    "Figure",
    "MemberIndexPage",
    "Membership",
    "Organization",
    "OrganizationAlias",
    "Succession",
]
