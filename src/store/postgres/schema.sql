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

CREATE TABLE learning_cases (
  id text NOT NULL,
  ticket_id text NOT NULL,
  status text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  reviewed_at timestamp with time zone,
  body jsonb NOT NULL,
  CONSTRAINT learning_cases_pkey PRIMARY KEY (id),
  CONSTRAINT learning_cases_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id) ON DELETE CASCADE,
  CONSTRAINT learning_cases_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'accepted'::text, 'declined'::text])))
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

CREATE TABLE retrainings (
  id text NOT NULL,
  started_at timestamp with time zone NOT NULL,
  body jsonb NOT NULL,
  CONSTRAINT retrainings_pkey PRIMARY KEY (id)
);

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

CREATE TABLE ticket_events (
  ticket_id text NOT NULL,
  version integer NOT NULL,
  action text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  actor_role text NOT NULL,
  actor_department text,
  at timestamp with time zone NOT NULL,
  reason text,
  payload jsonb NOT NULL,
  key text NOT NULL,
  digest text NOT NULL,
  CONSTRAINT ticket_events_ticket_id_key_key UNIQUE (ticket_id, key),
  CONSTRAINT ticket_events_pkey PRIMARY KEY (ticket_id, version),
  CONSTRAINT ticket_events_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id) ON DELETE CASCADE,
  CONSTRAINT ticket_events_actor_id_check CHECK ((actor_id <> ''::text)),
  CONSTRAINT ticket_events_actor_name_check CHECK ((actor_name <> ''::text))
);

CREATE TABLE ticket_numbers (
  day date NOT NULL,
  last integer NOT NULL,
  CONSTRAINT ticket_numbers_pkey PRIMARY KEY (day)
);

CREATE TABLE ticket_private (
  ticket_id text NOT NULL,
  sealed text NOT NULL,
  CONSTRAINT ticket_private_pkey PRIMARY KEY (ticket_id),
  CONSTRAINT ticket_private_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id) ON DELETE CASCADE
);

CREATE TABLE ticket_reveals (
  key integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  ticket_id text NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  actor_role text NOT NULL,
  actor_department text,
  at timestamp with time zone NOT NULL,
  fields text[] NOT NULL,
  reason text NOT NULL,
  allowed boolean NOT NULL,
  CONSTRAINT ticket_reveals_pkey PRIMARY KEY (key)
);

CREATE TABLE tickets (
  id text NOT NULL,
  source_id text,
  create_key text NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  channel text NOT NULL,
  reported_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  type text NOT NULL,
  category text[] NOT NULL,
  urgency text NOT NULL,
  district text,
  location text,
  lead text,
  co_departments text[] NOT NULL,
  suggested text,
  first_lead text,
  returned_from text[] NOT NULL,
  title text NOT NULL,
  search_text text NOT NULL,
  confidential boolean NOT NULL,
  supervised boolean NOT NULL,
  next_due_at timestamp with time zone,
  warn_at timestamp with time zone,
  due_at timestamp with time zone,
  closed_at timestamp with time zone,
  on_time boolean,
  satisfaction text,
  body jsonb NOT NULL,
  CONSTRAINT tickets_create_key_key UNIQUE (create_key),
  CONSTRAINT tickets_source_id_key UNIQUE (source_id),
  CONSTRAINT tickets_pkey PRIMARY KEY (id),
  CONSTRAINT tickets_version_check CHECK ((version > 0))
);

CREATE INDEX answers_asked ON public.answers USING btree (asked_at);
CREATE INDEX answers_conversation ON public.answers USING btree (conversation_id, asked_at);
CREATE INDEX documents_ingested ON public.documents USING btree (ingested_at DESC, key);
CREATE INDEX documents_region ON public.documents USING btree (region);
CREATE INDEX documents_root ON public.documents USING btree (root);
CREATE INDEX embeddings_doc ON public.embeddings USING btree (doc_key);
CREATE INDEX embeddings_uncommon_kind ON public.embeddings USING btree (kind) WHERE (kind <> 'text'::text);
CREATE INDEX feedback_answer ON public.feedback USING btree (answer_id);
CREATE INDEX learning_cases_status ON public.learning_cases USING btree (status, created_at);
CREATE INDEX learning_cases_ticket ON public.learning_cases USING btree (ticket_id);
CREATE INDEX postings_doc ON public.postings USING btree (doc_key);
CREATE INDEX postings_terms ON public.postings USING gin (term_ids) WITH (gin_pending_list_limit='512');
CREATE INDEX service_items_code ON public.service_items USING btree (code);
CREATE INDEX ticket_events_at ON public.ticket_events USING btree (at);
CREATE INDEX ticket_reveals_ticket ON public.ticket_reveals USING btree (ticket_id);
CREATE INDEX tickets_due ON public.tickets USING btree (next_due_at) WHERE (closed_at IS NULL);
CREATE INDEX tickets_extension ON public.tickets USING btree (next_due_at) WHERE ((body ->> 'pendingExtension'::text) IS NOT NULL);
CREATE INDEX tickets_lead ON public.tickets USING btree (lead);
CREATE INDEX tickets_reported ON public.tickets USING btree (reported_at);
CREATE INDEX tickets_sensitive ON public.tickets USING btree (next_due_at) WHERE ((body ->> 'sensitive'::text) IS NOT NULL);
CREATE INDEX tickets_state ON public.tickets USING btree (state);
