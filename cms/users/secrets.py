"""Keeping the secrets of second factors unreadable in a stolen backup."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def _lock() -> MultiFernet:
    secrets = [str(each) for each in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    digests = [sha256(f"cms.users.secrets:{each}".encode()).digest() for each in secrets]
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])


def encrypt(text: str) -> str:
    """With `SECRET_KEY`; what was encrypted with one of `SECRET_KEY_FALLBACKS` stays readable."""
    return _lock().encrypt(text.encode()).decode()


def decrypt(encrypted: str) -> str:
    """What `encrypt` was given.

    Raises:
        InvalidToken: it was encrypted with another key.
    """
    return _lock().decrypt(encrypted.encode()).decode()
