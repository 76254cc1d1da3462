from cms.users.models.outgoing_letter import OutgoingLetter, SendingPlace
from cms.users.models.user import User, UserByMailManager

__all__ = ["OutgoingLetter", "SendingPlace", "User", "UserByMailManager"]
