"""Keys to the files of a draft, for those who were shown it and have no account.

A draft in hand may show files that no visible record refers to. Whoever may see the draft is given
addresses that hold for a few minutes; a link that was revoked gives no new ones.
"""

import time
from urllib.parse import unquote

from django.core.signing import BadSignature, Signer

PARAMETER = "key"
SALT = "cms.reading.file_keys"
STEP = 600
"""Seconds for which an address stays the same. It holds for one to two of them."""


def with_key(path: str) -> str:
    """An address of a file, as a path, with a key to it."""
    until = (int(time.time()) // STEP + 2) * STEP
    signature = _signer().signature(f"{unquote(path)}:{until}")
    return f"{path}?{PARAMETER}={until}:{signature}"


def is_key(key: str, path: str) -> bool:
    """Whether a key fits an address, as a decoded path, and still holds."""
    try:
        signed = _signer().unsign(f"{path}:{key}")
    except BadSignature:
        return False
    return time.time() < int(signed.rpartition(":")[2])


def _signer() -> Signer:
    return Signer(salt=SALT)
