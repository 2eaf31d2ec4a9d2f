-- Those who introduced themselves and whom nobody confirmed yet. about is sealed under the node's key: it names a correspondent.

CREATE TABLE newcomer (
  id TEXT NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  about BLOB NOT NULL
) STRICT;
CREATE INDEX newcomer_at ON newcomer (at)
