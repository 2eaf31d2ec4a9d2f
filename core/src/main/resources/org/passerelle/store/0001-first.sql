-- Instants are milliseconds since 1970-01-01T00:00:00Z. What is sealed is encrypted under its exchange's key or the node's.

-- small values of the store itself
CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- one key per exchange, wrapped by the node's key
CREATE TABLE exchange_key (
  exchange TEXT NOT NULL PRIMARY KEY,
  wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- the journals; idx is the place in the ledger; leaf is canonical, in clear; salt and payload are sealed, null once erased
CREATE TABLE entry (
  idx INTEGER NOT NULL PRIMARY KEY,
  exchange TEXT NOT NULL REFERENCES exchange_key (exchange),
  x TEXT NOT NULL,
  n INTEGER NOT NULL,
  at INTEGER NOT NULL,
  leaf TEXT NOT NULL,
  salt BLOB,
  payload BLOB,
  UNIQUE (x, n),
  UNIQUE (exchange, n)
) STRICT;
CREATE INDEX entry_at ON entry (at);

-- the ledger's complete subtrees (RFC 9162), level 0 being the leaves
CREATE TABLE ledger_node (
  level INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (level, idx)
) STRICT, WITHOUT ROWID;

CREATE TABLE exchange_row (
  exchange TEXT NOT NULL PRIMARY KEY,
  keeper INTEGER NOT NULL,
  pathway TEXT NOT NULL,
  line TEXT NOT NULL,
  requester TEXT NOT NULL,
  state TEXT NOT NULL,
  ended INTEGER NOT NULL,
  urgency TEXT NOT NULL,
  due INTEGER,
  breached INTEGER NOT NULL,
  begun INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX exchange_row_line ON exchange_row (line, due);

CREATE TABLE deadline (
  exchange TEXT NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX deadline_at ON deadline (at);

-- recipients are sealed: a patient's address holds the INS
CREATE TABLE outbox (
  id TEXT NOT NULL UNIQUE,
  exchange TEXT NOT NULL,
  kind TEXT NOT NULL,
  letter TEXT,
  sender TEXT NOT NULL,
  null_sender INTEGER NOT NULL,
  recipients BLOB NOT NULL,
  blob TEXT NOT NULL,
  size INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  standing TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  last_code TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (next_at) WHERE standing IN ('READY', 'AWAITING_RECEIPT');
CREATE INDEX outbox_letter ON outbox (letter);
CREATE INDEX outbox_exchange ON outbox (exchange, seq);

CREATE TABLE seen (
  letter TEXT NOT NULL PRIMARY KEY,
  exchange TEXT NOT NULL,
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (stream, seq)
) STRICT;

CREATE TABLE stream (
  name TEXT NOT NULL PRIMARY KEY,
  exchange TEXT NOT NULL,
  next INTEGER NOT NULL,
  last TEXT,
  event INTEGER NOT NULL,
  proven INTEGER NOT NULL
) STRICT;

CREATE TABLE held (
  letter TEXT NOT NULL PRIMARY KEY,
  exchange TEXT NOT NULL,
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  blob TEXT NOT NULL,
  arrived_at INTEGER NOT NULL,
  UNIQUE (stream, seq)
) STRICT;

CREATE TABLE mailbox_cursor (
  mailbox TEXT NOT NULL PRIMARY KEY,
  uid_validity INTEGER NOT NULL,
  last_uid INTEGER NOT NULL
) STRICT;

CREATE TABLE quarantine (
  content TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  arrived_at INTEGER NOT NULL,
  code TEXT NOT NULL,
  blob TEXT NOT NULL,
  size INTEGER NOT NULL,
  PRIMARY KEY (content, mailbox)
) STRICT;

CREATE TABLE witness (
  origin TEXT NOT NULL PRIMARY KEY,
  size INTEGER NOT NULL,
  root TEXT NOT NULL,
  checkpoint BLOB NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- what convicts a ledger, as it is exported: signed checkpoints and receipts, nothing clinical
CREATE TABLE evidence (
  content TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  origin TEXT NOT NULL,
  at INTEGER NOT NULL,
  document BLOB NOT NULL
) STRICT;

-- the confirmation is sealed under the node's key: it names a person
CREATE TABLE card (
  card TEXT NOT NULL,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  signed BLOB NOT NULL,
  confirmation BLOB,
  replaced_at INTEGER,
  PRIMARY KEY (card, version)
) STRICT;
CREATE INDEX card_hash ON card (hash);

CREATE TABLE secret (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE alarm (
  exchange TEXT NOT NULL,
  code TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX alarm_at ON alarm (at);
