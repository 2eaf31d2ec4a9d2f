-- every id that an exchange's journal names, so that the blobs it may mean are known without opening it; derived from entry
CREATE TABLE named (
  exchange TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (exchange, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_blob ON held (blob);
CREATE INDEX quarantine_blob ON quarantine (blob);
CREATE INDEX outbox_sender ON outbox (sender, next_at) WHERE standing IN ('READY', 'AWAITING_RECEIPT');
