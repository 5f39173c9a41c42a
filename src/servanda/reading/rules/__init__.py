"""The reader by word lists, weights on signs and a parser of English: sealed off, nothing new is built on it."""
