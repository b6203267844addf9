"""Ids of records: random, 128 bits, fit for a Word bookmark."""

import os
from base64 import b32encode
from hashlib import sha256

ID_LENGTH = 26
_LETTERS = b"abcdefghijklmnopqrstuvwxyz234567"
_OF_FIVE_BITS = bytes(_LETTERS[byte & 31] for byte in range(256))
_OF_THREE_BITS = bytes(_LETTERS[(byte & 7) << 2] for byte in range(256))  # of 26 letters, the last carries what is left


def new_id() -> str:
    """Return a new id: 26 of ``a-z2-7``, carrying 128 random bits.

    Lower case because Word's bookmark names ignore case; with a prefix of up to 14 characters it
    stays within their 40 (ECMA-376 §17.13.6.2 and Word's own limit).
    """
    chance = os.urandom(ID_LENGTH)
    return (chance[:-1].translate(_OF_FIVE_BITS) + chance[-1:].translate(_OF_THREE_BITS)).decode()


def known_id(name: str) -> str:
    """Return the id of something there is only one of in any workspace, such as the fact *legal name*.

    Two laptops that both state it then mean the same record.
    """
    return _spell(sha256(name.encode()).digest()[:16])


def _spell(raw: bytes) -> str:
    return b32encode(raw).decode().rstrip("=").lower()
