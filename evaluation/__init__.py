"""How well reports are read: annotated reports, how an answer is scored against them, the floors, and what the reading is taught by.

    python -m evaluation.floors            scores, and compares with the floors of floors.json
    python -m evaluation.teaching.train    learns the weights of the reading anew

Nothing of it is installed with the package; run it from the top of the repository.
"""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE / "corpus"  # the project's own annotated reports, in parts
UNSEEN = CORPUS / "c"  # the part that the reading was not taught by
TAUGHT = (CORPUS / "a", CORPUS / "b")
RECORDED = HERE.parent / "tests" / "recordings"  # what a large language model answered to the prompts of parts a and c
OTHERS = HERE.parents[1] / "shared" / "eval" / "dev"  # reports that others annotated, where they lie beside the repository
