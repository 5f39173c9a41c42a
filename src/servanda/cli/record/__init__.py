"""The verbs of `record`."""

ABOUT = "The record itself: whether it is what it was, proofs that others can check, and the whole of it as one file."
EXAMPLES = """\
examples:
  servanda record verify                               is the record here what was sealed?
  servanda record verify --root HASH                   ... and what was kept elsewhere?
  servanda record list UKR apmbc                       its actions with their ids
  servanda record prove bb89faa113fbf3fd > proof.json  that an action is in the record
  servanda record prove --check proof.json
  servanda record export > record.jsonl
  servanda record verify record.jsonl
  servanda record import page.html --treaty apmbc --dry-run     a depositary's page beside the record
  servanda record import page.html --treaty apmbc --accept all --keep pages
  servanda record update --allow treaties.un.org --keep pages     all of them, looked at and kept
"""
VERBS = {
    "verbs": {
        "verify": "compare the record with its seal and tell its root",
        "prove": "prove that an action is in the record, or check such a proof",
        "list": "the actions of a State with their ids",
        "export": "the whole record as JSON Lines, which keep its root",
        "import": "compare a depositary's page with the record, and write what you accept",
        "update": "how old each list is, and what the pages of hosts that you allow say that the record does not",
        "seal": "seal the data files again after they were edited on purpose",
    },
}
