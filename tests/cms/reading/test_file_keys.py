"""A key opens one address, for some minutes."""

from datetime import timedelta
from urllib.parse import unquote

import time_machine

from cms.reading.file_keys import STEP, is_key, with_key


def has_key(address: str) -> bool:
    path, _, key = address.partition("?key=")
    return is_key(key, unquote(path))


def test_a_key_fits_its_own_address_only() -> None:
    address = with_key("/media/images/a.webp")
    assert has_key(address)
    assert with_key("/media/images/a.webp") == address
    assert not has_key(address.replace("a.webp", "b.webp"))
    assert not has_key("/media/images/a.webp")
    assert not has_key("/media/images/a.webp?key=")
    assert not has_key(address[:-1])
    assert not has_key(f"{address}&x=1")


def test_a_key_wears_out(clock: time_machine.Traveller) -> None:
    address = with_key("/documents/1/%E8%B3%87%E6%96%99.pdf")
    clock.shift(timedelta(seconds=STEP - 1))
    assert has_key(address)
    clock.shift(timedelta(seconds=STEP + 1))
    assert not has_key(address)
    until = int(address.rpartition("key=")[2].partition(":")[0])
    assert not has_key(address.replace(str(until), str(until + STEP)))
