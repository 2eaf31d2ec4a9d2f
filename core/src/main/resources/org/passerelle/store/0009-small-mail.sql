-- The octets of a small mail that waits, sealed; without them they lie in the blobs.

ALTER TABLE outbox ADD COLUMN octets BLOB;
