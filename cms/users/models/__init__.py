from cms.users.models.account_event import AccountEvent
from cms.users.models.confirmation import Confirmation
from cms.users.models.outgoing_letter import OutgoingLetter, SendingPlace
from cms.users.models.user import User, UserByMailManager

__all__ = [
    "AccountEvent",
    "Confirmation",
    "OutgoingLetter",
    "SendingPlace",
    "User",
    "UserByMailManager",
]
