-- What correspondents said, signed, that their software reads: the latest word of each address.

CREATE TABLE reads (
  address TEXT NOT NULL PRIMARY KEY,
  certificate TEXT NOT NULL,
  gcm INTEGER NOT NULL,
  signed_at INTEGER NOT NULL
) STRICT;
