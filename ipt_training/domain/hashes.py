"""Fingerprints: the one spelling of a value that is hashed, and the hash of every word of it."""

import hashlib
import json

from ipt_training.domain.value import Value


def canonical(fields: object) -> bytes:
    """Write a JSON value in the one spelling that is hashed."""
    # Half a character has no bytes of its own; what holds one must come out with another hash.
    return json.dumps(
        fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode(errors="surrogatepass")


def content_hash(value: Value) -> str:
    """Give the SHA-256, in hexadecimal, of every word of a pack or record."""
    return hashlib.sha256(canonical(value.model_dump(mode="json", by_alias=True))).hexdigest()
