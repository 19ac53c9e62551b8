-- Version 7: the search for clients by fewer beginnings. One of five letters or more is put together from the few words
-- that have it: each length that has an index of its own costs whoever takes in a whole portfolio a fifth of the time. The
-- words themselves are written anew when the file is opened (see store::open).

DROP TABLE client_search;
CREATE VIRTUAL TABLE client_search USING fts5 (body, content='', contentless_delete=1, detail=none, prefix='1 2 3 4', tokenize='ascii');
