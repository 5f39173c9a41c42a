"""Merkle trees as RFC 6962 (Certificate Transparency), section 2.1, defines them, over SHA-256.

A leaf is hashed behind the byte 0x00 and a node behind 0x01, so that no node can pass for a leaf. Two short proofs follow:
that an entry is in a tree (inclusion), and that a smaller tree is the beginning of a larger one (consistency). They are
checked as RFC 9162, sections 2.1.3.2 and 2.1.4.2, tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node over two others."""
    return sha256(b"\x01" + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The hash of the tree over these leaf hashes; over none, that of the empty string."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    middle = _split(len(leaves))
    return node_hash(root(leaves[:middle]), root(leaves[middle:]))


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes that lead from the leaf at `index` to the root, the lowest first (RFC 6962, 2.1.1)."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"no leaf {index} among {len(leaves)}")
    if len(leaves) == 1:
        return []
    middle = _split(len(leaves))
    if index < middle:
        return [*inclusion_proof(leaves[:middle], index), root(leaves[middle:])]
    return [*inclusion_proof(leaves[middle:], index - middle), root(leaves[:middle])]


def included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], tree: bytes) -> bool:
    """Whether the proof shows that the leaf stands at `index` in the tree of `size` leaves with the root `tree`."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(step, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, step)
        place, last = place >> 1, last >> 1
    return last == 0 and found == tree


def consistency_proof(leaves: Sequence[bytes], size: int) -> list[bytes]:
    """The hashes that show that the tree of the first `size` leaves is the beginning of the whole one (RFC 6962, 2.1.2)."""
    if not 0 < size <= len(leaves):
        raise IndexError(f"no beginning of {size} among {len(leaves)} leaves")
    return _subproof(leaves, size, True)


def _subproof(leaves: Sequence[bytes], size: int, whole: bool) -> list[bytes]:
    if size == len(leaves):
        return [] if whole else [root(leaves)]
    middle = _split(len(leaves))
    if size <= middle:
        return [*_subproof(leaves[:middle], size, whole), root(leaves[middle:])]
    return [*_subproof(leaves[middle:], size - middle, False), root(leaves[:middle])]


def consistent(size: int, larger: int, tree: bytes, larger_tree: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the tree of `size` leaves with root `tree` begins the larger one."""
    if not 0 < size <= larger:
        return False
    if size == larger:
        return not proof and tree == larger_tree
    steps: Iterator[bytes] = iter([tree, *proof] if size & (size - 1) == 0 else proof)
    place, last = size - 1, larger - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = next(steps, b"")
    for step in steps:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, step)
        place, last = place >> 1, last >> 1
    return last == 0 and old == tree and new == larger_tree


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1
