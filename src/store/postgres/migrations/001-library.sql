-- The policy library: documents, their texts and structure, and the chunks that are searched.

CREATE TABLE documents (
  key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL UNIQUE,
  source text NOT NULL,
  root text NOT NULL,
  path text NOT NULL,
  digest text NOT NULL,
  media_type text NOT NULL,
  title text,
  issuer text,
  doc_no text,
  kind text,
  region text,
  level text,
  status text,
  written_at text,
  published_at text,
  effective_from text,
  effective_to text,
  period_from integer,
  period_to integer,
  relations jsonb NOT NULL,
  audience jsonb NOT NULL,
  topics jsonb NOT NULL,
  url text,
  sample boolean NOT NULL,
  chunk_count integer NOT NULL,
  embedded_count integer NOT NULL DEFAULT 0,
  warning_count integer NOT NULL,
  ingested_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX documents_root ON documents (root);
CREATE INDEX documents_region ON documents (region);
CREATE INDEX documents_ingested ON documents (ingested_at DESC, key);

-- Large parts stand apart, so that lists and the index of documents read small rows only.
CREATE TABLE document_bodies (
  doc_key integer PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
  bytes bytea NOT NULL,
  original_text text NOT NULL,
  body_text text NOT NULL,
  offsets jsonb NOT NULL,
  sections jsonb NOT NULL,
  units jsonb NOT NULL,
  tables jsonb NOT NULL,
  terms jsonb NOT NULL,
  warnings jsonb NOT NULL
);
-- Files come compressed, mostly; trying again costs time only.
ALTER TABLE document_bodies ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE chunks (
  key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  doc_key integer NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  ordinal integer NOT NULL,
  kind text NOT NULL,
  anchor text NOT NULL,
  path jsonb NOT NULL,
  chunk_text text NOT NULL,
  start_at integer NOT NULL,
  end_at integer NOT NULL,
  index_text text NOT NULL,
  UNIQUE (doc_key, ordinal)
);

-- One row. `version` moves with every change of the documents, `embedding_version` with every saved vector.
-- Weights in `postings` were computed against `reference_length`; the real average is length_sum / chunk_count.
CREATE TABLE library_state (
  one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
  version bigint NOT NULL DEFAULT 0,
  embedding_version bigint NOT NULL DEFAULT 0,
  chunk_count integer NOT NULL DEFAULT 0,
  length_sum bigint NOT NULL DEFAULT 0,
  reference_length double precision NOT NULL DEFAULT 0
);
INSERT INTO library_state DEFAULT VALUES;
