"""The verbs of `desk`: the ledger from the command line."""

ABOUT = "The ledger of reports, claims and findings over time: add, review, count, and verify that nothing was changed."
EXAMPLES = """\
examples:
  servanda desk add news/ --outlet "The Gazette"       check reports and keep them
  servanda desk add https://example.org/feed.xml       ... those that a feed carries
  servanda desk today                                  what was told since yesterday, what is contradicted first
  servanda desk list --words 'mines Kherson' --state UKR
  servanda desk list --accused UKR --treaty apmbc
  servanda desk list 12                                one claim with its appearances, findings and trail
  servanda desk review 12 --accept --reason "as the ministry's page has it"
  servanda desk review 12 --correct norm=use --correct targets=RUS --reason "the other side is meant"
  servanda desk allegations --by accused,month
  servanda desk export claims --format csv > claims.csv
  servanda desk head > head.txt && servanda desk verify --expect-head "$(cat head.txt)"
  servanda desk key create "the newsroom" --scope read --scope write

The ledger is a file of yours, or the database that --database or DATABASE_URL names.
"""
VERBS = {
    "verbs": {
        "add": "check reports and keep them with their claims and findings",
        "today": "what was told since yesterday, what is contradicted first",
        "list": "the claims that are kept, by their words too, or one of them in full",
        "review": "accept, correct or reject the reading of a claim",
        "allegations": "who accuses whom of what, when, with denials and findings",
        "recheck": "check old findings again where rules or record have changed",
        "export": "claims, findings or the trail as a table",
        "verify": "find any change, deletion or cut of the ledger",
        "head": "the last entry of the trail, to keep elsewhere",
        "key": "keys of the API",
    },
}
