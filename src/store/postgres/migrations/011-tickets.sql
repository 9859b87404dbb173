-- Tickets of the hotline desk. A ticket's row is masked throughout; personal data stand apart and every look is logged.

CREATE TABLE ticket_numbers (
  day date PRIMARY KEY,
  last integer NOT NULL
);

CREATE TABLE tickets (
  id text PRIMARY KEY,
  source_id text UNIQUE,
  create_key text NOT NULL UNIQUE,
  version integer NOT NULL CHECK (version > 0),
  state text NOT NULL,
  channel text NOT NULL,
  reported_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
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
  next_due_at timestamptz,
  warn_at timestamptz,
  due_at timestamptz,
  closed_at timestamptz,
  on_time boolean,
  satisfaction text,
  body jsonb NOT NULL
);
CREATE INDEX tickets_due ON tickets (next_due_at) WHERE closed_at IS NULL;
CREATE INDEX tickets_reported ON tickets (reported_at);
CREATE INDEX tickets_state ON tickets (state);
CREATE INDEX tickets_lead ON tickets (lead);

CREATE TABLE ticket_private (
  ticket_id text PRIMARY KEY REFERENCES tickets (id) ON DELETE CASCADE,
  sealed text NOT NULL
);

CREATE TABLE ticket_events (
  ticket_id text NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  version integer NOT NULL,
  action text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  actor_id text NOT NULL CHECK (actor_id <> ''),
  actor_name text NOT NULL CHECK (actor_name <> ''),
  actor_role text NOT NULL,
  actor_department text,
  at timestamptz NOT NULL,
  reason text,
  payload jsonb NOT NULL,
  key text NOT NULL,
  digest text NOT NULL,
  PRIMARY KEY (ticket_id, version),
  UNIQUE (ticket_id, key)
);
CREATE INDEX ticket_events_at ON ticket_events (at);

CREATE TABLE ticket_reveals (
  key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ticket_id text NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  actor_role text NOT NULL,
  actor_department text,
  at timestamptz NOT NULL,
  fields text[] NOT NULL,
  reason text NOT NULL,
  allowed boolean NOT NULL
);
CREATE INDEX ticket_reveals_ticket ON ticket_reveals (ticket_id);

CREATE TABLE learning_cases (
  id text PRIMARY KEY,
  ticket_id text NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  status text NOT NULL CHECK (status IN ('pending', 'accepted', 'declined')),
  created_at timestamptz NOT NULL,
  reviewed_at timestamptz,
  body jsonb NOT NULL
);
CREATE INDEX learning_cases_status ON learning_cases (status, created_at);
CREATE INDEX learning_cases_ticket ON learning_cases (ticket_id);

CREATE TABLE retrainings (
  id text PRIMARY KEY,
  started_at timestamptz NOT NULL,
  body jsonb NOT NULL
);
