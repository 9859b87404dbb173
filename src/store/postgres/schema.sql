-- Written by scripts/dump-schema.ts from the migrations; do not edit.

CREATE TABLE answers (
  id text NOT NULL,
  conversation_id text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  question text NOT NULL,
  status text NOT NULL,
  answer jsonb NOT NULL,
  CONSTRAINT answers_pkey PRIMARY KEY (id)
);

CREATE TABLE chunks (
  key integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  doc_key integer NOT NULL,
  ordinal integer NOT NULL,
  kind text NOT NULL,
  anchor text NOT NULL,
  path jsonb NOT NULL,
  chunk_text text NOT NULL,
  start_at integer NOT NULL,
  end_at integer NOT NULL,
  index_text text NOT NULL,
  term_counts smallint[] NOT NULL,
  CONSTRAINT chunks_doc_key_ordinal_key UNIQUE (doc_key, ordinal),
  CONSTRAINT chunks_pkey PRIMARY KEY (key),
  CONSTRAINT chunks_doc_key_fkey FOREIGN KEY (doc_key) REFERENCES documents(key) ON DELETE CASCADE
);

CREATE TABLE document_bodies (
  doc_key integer NOT NULL,
  bytes bytea NOT NULL STORAGE e,
  original_text text NOT NULL,
  body_text text NOT NULL,
  offsets jsonb NOT NULL,
  sections jsonb NOT NULL,
  units jsonb NOT NULL,
  tables jsonb NOT NULL,
  terms jsonb NOT NULL,
  warnings jsonb NOT NULL,
  CONSTRAINT document_bodies_pkey PRIMARY KEY (doc_key),
  CONSTRAINT document_bodies_doc_key_fkey FOREIGN KEY (doc_key) REFERENCES documents(key) ON DELETE CASCADE
);

CREATE TABLE documents (
  key integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  id text NOT NULL,
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
  ingested_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT documents_id_key UNIQUE (id),
  CONSTRAINT documents_pkey PRIMARY KEY (key)
);

CREATE TABLE embedding_models (
  key integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  id text NOT NULL,
  dimensions integer NOT NULL,
  embedded_count integer NOT NULL DEFAULT 0,
  has_index boolean NOT NULL DEFAULT false,
  CONSTRAINT embedding_models_id_key UNIQUE (id),
  CONSTRAINT embedding_models_pkey PRIMARY KEY (key)
);

CREATE TABLE embeddings (
  chunk_key integer NOT NULL,
  doc_key integer NOT NULL,
  kind text NOT NULL,
  model_key integer NOT NULL,
  embedding vector NOT NULL,
  CONSTRAINT embeddings_pkey PRIMARY KEY (chunk_key),
  CONSTRAINT embeddings_doc_key_fkey FOREIGN KEY (doc_key) REFERENCES documents(key) ON DELETE CASCADE,
  CONSTRAINT embeddings_model_key_fkey FOREIGN KEY (model_key) REFERENCES embedding_models(key)
) WITH (toast_tuple_target=8160);

CREATE TABLE feedback (
  key integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  answer_id text NOT NULL,
  verdict text NOT NULL,
  comment text,
  given_at timestamp with time zone NOT NULL,
  CONSTRAINT feedback_pkey PRIMARY KEY (key),
  CONSTRAINT feedback_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES answers(id) ON DELETE CASCADE,
  CONSTRAINT feedback_verdict_check CHECK ((verdict = ANY (ARRAY['useful'::text, 'wrong'::text])))
);

CREATE TABLE lexicon (
  id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  term text NOT NULL,
  chunk_count integer NOT NULL,
  CONSTRAINT lexicon_term_key UNIQUE (term),
  CONSTRAINT lexicon_pkey PRIMARY KEY (id)
) WITH (fillfactor=70);

CREATE TABLE library_state (
  one_row boolean NOT NULL DEFAULT true,
  version bigint NOT NULL DEFAULT 0,
  embedding_version bigint NOT NULL DEFAULT 0,
  chunk_count integer NOT NULL DEFAULT 0,
  length_sum bigint NOT NULL DEFAULT 0,
  reference_length double precision NOT NULL DEFAULT 0,
  model_key integer,
  CONSTRAINT library_state_pkey PRIMARY KEY (one_row),
  CONSTRAINT library_state_model_key_fkey FOREIGN KEY (model_key) REFERENCES embedding_models(key),
  CONSTRAINT library_state_one_row_check CHECK (one_row)
);

CREATE TABLE postings (
  chunk_key integer NOT NULL,
  doc_key integer NOT NULL,
  kind text NOT NULL,
  length integer NOT NULL,
  term_ids integer[] NOT NULL,
  weights sparsevec NOT NULL,
  CONSTRAINT postings_pkey PRIMARY KEY (chunk_key),
  CONSTRAINT postings_doc_key_fkey FOREIGN KEY (doc_key) REFERENCES documents(key) ON DELETE CASCADE
) WITH (toast_tuple_target=8160);

CREATE TABLE schema_migrations (
  name text NOT NULL,
  applied_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT schema_migrations_pkey PRIMARY KEY (name)
);

CREATE TABLE service_items (
  doc_key integer NOT NULL,
  code text,
  name text NOT NULL,
  search_text text NOT NULL,
  item jsonb NOT NULL,
  CONSTRAINT service_items_pkey PRIMARY KEY (doc_key),
  CONSTRAINT service_items_doc_key_fkey FOREIGN KEY (doc_key) REFERENCES documents(key) ON DELETE CASCADE
);

CREATE TABLE settings (
  key text NOT NULL,
  value text NOT NULL,
  CONSTRAINT settings_pkey PRIMARY KEY (key)
);

CREATE INDEX answers_asked ON public.answers USING btree (asked_at);
CREATE INDEX answers_conversation ON public.answers USING btree (conversation_id, asked_at);
CREATE INDEX documents_ingested ON public.documents USING btree (ingested_at DESC, key);
CREATE INDEX documents_region ON public.documents USING btree (region);
CREATE INDEX documents_root ON public.documents USING btree (root);
CREATE INDEX embeddings_doc ON public.embeddings USING btree (doc_key);
CREATE INDEX embeddings_uncommon_kind ON public.embeddings USING btree (kind) WHERE (kind <> 'text'::text);
CREATE INDEX feedback_answer ON public.feedback USING btree (answer_id);
CREATE INDEX postings_doc ON public.postings USING btree (doc_key);
CREATE INDEX postings_terms ON public.postings USING gin (term_ids) WITH (gin_pending_list_limit='512');
CREATE INDEX service_items_code ON public.service_items USING btree (code);
