-- Service items: the fields of a guide whose text is a document of the library. An item comes and goes with its document.

CREATE TABLE service_items (
  doc_key integer PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
  code text,
  name text NOT NULL,
  search_text text NOT NULL,
  item jsonb NOT NULL
);
CREATE INDEX service_items_code ON service_items (code);
