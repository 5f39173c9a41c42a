"""The tree of RFC 6962: known roots, and proofs that hold for what they were made of and for nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.record import merkle

# Entries and roots of the reference tests of Certificate Transparency (google/certificate-transparency, merkle_tree_test).
ENTRIES = [bytes.fromhex(entry) for entry in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = st.lists(st.binary(max_size=3), min_size=1, max_size=40).map(lambda found: [merkle.leaf_hash(entry) for entry in found])


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_the_reference(size: int) -> None:
    assert merkle.root([merkle.leaf_hash(entry) for entry in ENTRIES[:size]]).hex() == ROOTS[size - 1]


def test_the_empty_tree_is_the_hash_of_nothing() -> None:
    assert merkle.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_node_cannot_pass_for_a_leaf() -> None:
    one, two = merkle.leaf_hash(b"a"), merkle.leaf_hash(b"b")
    assert merkle.leaf_hash(one + two) != merkle.node_hash(one, two)


@given(LEAVES, st.data())
def test_every_inclusion_proof_holds_at_its_place_and_at_no_other(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof, tree = merkle.inclusion_proof(leaves, index), merkle.root(leaves)
    assert merkle.included(leaves[index], index, len(leaves), proof, tree)
    assert not merkle.included(merkle.leaf_hash(b"something else"), index, len(leaves), proof, tree)
    assert not merkle.included(leaves[index], index, len(leaves), [*proof, tree], tree)
    assert not merkle.included(leaves[index], len(leaves), len(leaves), proof, tree)
    assert not merkle.included(leaves[index], -1, len(leaves), proof, tree)
    if proof:
        assert not merkle.included(leaves[index], index, len(leaves), proof[:-1], tree)
        place = data.draw(st.integers(0, len(proof) - 1))
        altered = [*proof[:place], merkle.leaf_hash(proof[place]), *proof[place + 1 :]]
        assert not merkle.included(leaves[index], index, len(leaves), altered, tree)


@given(LEAVES, st.data())
def test_every_consistency_proof_holds_and_altered_ones_do_not(leaves: list[bytes], data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(leaves)))
    proof, old, new = merkle.consistency_proof(leaves, size), merkle.root(leaves[:size]), merkle.root(leaves)
    assert merkle.consistent(size, len(leaves), old, new, proof)
    other = merkle.leaf_hash(b"something else")
    assert not merkle.consistent(size, len(leaves), other, new, proof)
    assert not merkle.consistent(size, len(leaves), old, other, proof)
    assert not merkle.consistent(size, len(leaves), old, new, [*proof, other])
    assert not merkle.consistent(len(leaves) + 1, len(leaves), old, new, proof)
    assert not merkle.consistent(0, len(leaves), old, new, proof)
    if proof:
        assert not merkle.consistent(size, len(leaves), old, new, proof[:-1])
        place = data.draw(st.integers(0, len(proof) - 1))
        altered = [*proof[:place], merkle.leaf_hash(proof[place]), *proof[place + 1 :]]
        assert not merkle.consistent(size, len(leaves), old, new, altered)


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3)])
def test_a_proof_of_what_is_not_there_is_refused(index: int, size: int) -> None:
    leaves = [merkle.leaf_hash(entry) for entry in ENTRIES[:size]]
    with pytest.raises(IndexError):
        merkle.inclusion_proof(leaves, index)
    with pytest.raises(IndexError):
        merkle.consistency_proof(leaves, 0)
    with pytest.raises(IndexError):
        merkle.consistency_proof(leaves, size + 1)
