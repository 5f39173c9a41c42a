"""The terms in which claims, assertions and findings are told. Each is enumerated here and nowhere else."""

from __future__ import annotations

ACTS = ("accuse", "deny", "announce", "argue", "state", "demand", "acknowledge")  # what a speaker does by a claim

# What a provision asks, as `norm` of a claim, an assertion, a treaty's norm and a statement.
CONDUCT = ("use", "production", "stockpiling", "transfer")
DUTIES = ("stockpile-destruction", "clearance", "transparency-report")
NORMS = (*CONDUCT, *DUTIES, "withdrawal", "membership", "joining", "other")

SUPPORTED, CONTRADICTED, CONTESTED, OUTSIDE = "supported", "contradicted", "contested", "outside the record"
VERDICTS = (SUPPORTED, CONTRADICTED, CONTESTED, OUTSIDE)

# Why something is not decided.
FINAL_DOCUMENT = "final document"  # what an event is `of` that tells how a review conference ended
CANNOT = "cannot"  # no treaty record can: an opinion, a demand, a plan, conduct that nobody formally found
NOT_ON_RECORD = "not on record"  # no list, a former State, a thing that is not modelled
PAST_THE_LIST = "past the list"  # the day lies after the end of the list
DAY_NOT_KNOWN = "day not known"  # it hangs on a day that is not known
NOT_UNDERSTOOD = "not understood"  # two things could be meant, or the words are not wholly held by the assertion
REFUSALS = (CANNOT, NOT_ON_RECORD, PAST_THE_LIST, DAY_NOT_KNOWN, NOT_UNDERSTOOD)

STANCES = ("forbids", "allows", "requires", "limits", "provides")  # what a treaty says of a matter
MODES = ("fact", "plan", "possible", "ought")
COMPARE = ("=", "~", ">", "<", ">=", "<=")
GROUPS = ("nato", "eu", "csto", "g7", "p5", "annex2", "un", "parties", "non-parties")
EXTRA_CODES = ("EU",)  # beside the codes of States
COMMON = "gc"  # the four Geneva Conventions together
OTHER = "other"  # an agreement without a file: `name` says which

PREDICATES: dict[str, tuple[str, ...]] = {
    "status": ("party", "signatory", "outside", "left"),
    "act": (
        "sign", "ratify", "accede", "join", "approve-at-home", "announce-withdrawal", "notify-withdrawal", "leave", "suspend", "resume",
        "take-back", "extend", "object", "reserve", "declare", "request-extension", "get-extension", "report", "ask-clarification",
        "start-destruction", "propose", "vote-for", "vote-against", "abstain", "veto",
    ),
    "in-force": ("entry", "exit", "end", "adopted", "opened"),
    "duty": ("due", "met", "missed", "extended", "running", "none"),
    "count": (),  # its value is a number
    "rule": STANCES,
    "found": (*NORMS, "testing", "programme", "violation"),
    "conduct": (*NORMS, "testing", "programme", "assistance", "violation", "compliance"),
    "event": ("meeting", "negotiation", "inspection", "talks", "decision", "other"),
    "unmodelled": ("opinion", "demand", "policy", "speech", "fact", "law"),
}  # fmt: skip
COUNTED = (
    "parties", "signatories", "ratifications", "outside", "withdrawals", "signed-or-ratified", "signed-not-ratified",
    "votes-for", "votes-against", "abstentions",
)  # fmt: skip
ORDERS = ("first", "last", "only", "among-first")  # or a number: the fiftieth
