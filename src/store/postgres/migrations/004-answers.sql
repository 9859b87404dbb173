-- Answers with their trace, people's feedback on them, and small settings.

CREATE TABLE answers (
  id text PRIMARY KEY,
  conversation_id text NOT NULL,
  asked_at timestamptz NOT NULL,
  question text NOT NULL,
  status text NOT NULL,
  answer jsonb NOT NULL
);
CREATE INDEX answers_conversation ON answers (conversation_id, asked_at);
CREATE INDEX answers_asked ON answers (asked_at);

CREATE TABLE feedback (
  key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  answer_id text NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
  verdict text NOT NULL CHECK (verdict IN ('useful', 'wrong')),
  comment text,
  given_at timestamptz NOT NULL
);
CREATE INDEX feedback_answer ON feedback (answer_id);

CREATE TABLE settings (
  key text PRIMARY KEY,
  value text NOT NULL
);
