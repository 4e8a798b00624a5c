"""Fingerprints: the one spelling of a value that is signed, and the hash of every word of it.

What was signed is kept as it was spelled, and its hash is taken of those words. A field that is
added to a record later changes neither.
"""

import hashlib
import json

from ipt_training.domain.errors import Corrupt
from ipt_training.domain.value import Value

HASH_VERSION = 1
"""How hashes are taken now: SHA-256, in hexadecimal, of the words in UTF-8."""


def canonical(fields: object) -> bytes:
    """Write a JSON value in the one spelling that is hashed."""
    # Half a character has no bytes of its own; what holds one must come out with another hash.
    return json.dumps(
        fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode(errors="surrogatepass")


def spelled(value: Value) -> str:
    """Spell every word of a pack or record, as it is signed."""
    return canonical(value.model_dump(mode="json", by_alias=True)).decode(errors="surrogatepass")


def digest(words: str, version: int = HASH_VERSION) -> str:
    """Give the hash of words as they were spelled.

    Raises:
        Corrupt: when this product does not know the way the hash was taken.
    """
    if version != HASH_VERSION:
        raise Corrupt("The hash was taken in a way that this version does not know.")
    return hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()


def content_hash(value: Value) -> str:
    """Give the SHA-256, in hexadecimal, of every word of a pack or record."""
    return digest(spelled(value))
