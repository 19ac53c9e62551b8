# The story of a client, as a text to be read.

story-people = People
story-open = Open
story-opportunities = Possible sales
story-purchases = Purchases
story-past = What happened
