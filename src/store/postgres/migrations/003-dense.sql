-- Vectors of one model a chunk, unit length. The vector column has no dimension: another model may have another.
-- HNSW indices are made per model (with its dimension) when the library is large enough, not here.

CREATE TABLE embedding_models (
  key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL UNIQUE,
  dimensions integer NOT NULL,
  embedded_count integer NOT NULL DEFAULT 0,
  has_index boolean NOT NULL DEFAULT false
);

CREATE TABLE embeddings (
  chunk_key integer PRIMARY KEY,
  doc_key integer NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  kind text NOT NULL,
  model_key integer NOT NULL REFERENCES embedding_models (key),
  embedding vector NOT NULL
) WITH (toast_tuple_target = 8160);
CREATE INDEX embeddings_doc ON embeddings (doc_key);
CREATE INDEX embeddings_uncommon_kind ON embeddings (kind) WHERE kind <> 'text';

-- The model that `documents.embedded_count` counts: the last one vectors were saved for.
ALTER TABLE library_state ADD COLUMN model_key integer REFERENCES embedding_models (key);
