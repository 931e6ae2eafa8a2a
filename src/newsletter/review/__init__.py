"""The issues of a period in, its review out: counted, ranked by topic, dated line by line.

`facts.review_facts` counts everything once; a computed block of a review is one function in `blocks/` and one
line in its table; `draft.new_draft` and `draft.automatic` set the blocks, and `refresh.refresh` renews them.
"""
