-- The queues of sensitive tickets and of extensions to decide are counted again and again, and few tickets are in them.

CREATE INDEX tickets_sensitive ON tickets (next_due_at) WHERE body->>'sensitive' IS NOT NULL;
CREATE INDEX tickets_extension ON tickets (next_due_at) WHERE body->>'pendingExtension' IS NOT NULL;
