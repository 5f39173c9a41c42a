"""What is told to a reader, in other languages than English: catalogues, and how each language names and joins things."""
