"""What a claim says, as data: types, terms, schema, validator. No language is known here."""
