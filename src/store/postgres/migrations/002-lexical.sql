-- BM25 with nothing but pgvector: see docs/adr/0002-lexical-and-dense-in-pgvector.md.

-- Every term that occurs in the library, with the number of chunks it occurs in.
-- Room in the pages lets the counter be updated in place.
CREATE TABLE lexicon (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  term text NOT NULL UNIQUE,
  chunk_count integer NOT NULL
) WITH (fillfactor = 70);

-- One row a chunk; chunks come and go with their document only. `weights` holds tf·(k1+1) / (tf + k1·(1 − b + b·length/reference)) at each term's id.
-- The toast target keeps a row in one piece, and what searches don't need stands elsewhere: they read thousands of rows.
CREATE TABLE postings (
  chunk_key integer PRIMARY KEY,
  doc_key integer NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  kind text NOT NULL,
  length integer NOT NULL,
  term_ids integer[] NOT NULL,
  weights sparsevec NOT NULL
) WITH (toast_tuple_target = 8160);
CREATE INDEX postings_doc ON postings (doc_key);
-- New rows wait in a short list first: half the cost of a put, and little for a search to read through.
CREATE INDEX postings_terms ON postings USING gin (term_ids) WITH (gin_pending_list_limit = 512);

-- Occurrences of each of the posting's terms, in the same order: what weights are computed anew from.
ALTER TABLE chunks ADD COLUMN term_counts smallint[] NOT NULL;
