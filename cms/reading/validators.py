"""Validators of answers: entity tags, and whether a reader already has these very bytes."""

import hashlib


def etag_of(body: bytes, encoding: str = "") -> str:
    """A strong entity tag of one representation: equal bytes, equal tag, whoever built them."""
    digest = hashlib.blake2b(body, digest_size=15).hexdigest()
    return f'"{digest}-{encoding}"' if encoding else f'"{digest}"'


def encoded_etag(etag: str, encoding: str) -> str:
    """The tag of the same answer in another encoding."""
    return f'{etag[:-1]}-{encoding}"' if encoding else etag


def is_unchanged(if_none_match: str, etag: str) -> bool:
    """Whether one of the reader's tags is this one, compared weakly as RFC 9110 says."""
    if if_none_match.strip() == "*":
        return True
    return any(tag.strip().removeprefix("W/") == etag for tag in if_none_match.split(","))
