"""Pure helpers that know nothing of newsletters: strings, dates, addresses and numbers in, the same out."""
