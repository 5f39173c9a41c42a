"""The network as it ships."""

import numpy as np

from servanda.reading.taught.network import FILES, gelu
from servanda.reading.taught.windows import HERE


def test_no_sum_is_made_in_eight_bits() -> None:
    """There a last bit, in which processors differ, decides into which of 256 steps a value falls."""
    stored = (HERE / "weights" / FILES[0]).read_bytes()
    assert b"DequantizeLinear" in stored
    assert not any(kind in stored for kind in (b"DynamicQuantizeLinear", b"MatMulInteger", b"QLinearMatMul"))


def test_the_error_unit_is_that_of_the_framework_that_taught_it() -> None:
    assert np.allclose(gelu(np.array([-1.0, 0.0, 0.5, 2.0], dtype=np.float32)), [-0.158655, 0.0, 0.345731, 1.954500], atol=2e-6)
