-- What is kept apart is shown to people and judged again. about is sealed under the node's key: it names a sender.

ALTER TABLE quarantine ADD COLUMN received_at INTEGER;
ALTER TABLE quarantine ADD COLUMN letter TEXT;
ALTER TABLE quarantine ADD COLUMN judged INTEGER;
ALTER TABLE quarantine ADD COLUMN about BLOB;
CREATE INDEX quarantine_letter ON quarantine (letter) WHERE letter IS NOT NULL;
CREATE INDEX quarantine_judged ON quarantine (judged, arrived_at) WHERE judged IS NOT NULL;
-- those that a card may change are judged again under what is known now
UPDATE quarantine SET judged = 0 WHERE code IN ('seal.unbound', 'flow.unknown-correspondent');

ALTER TABLE held ADD COLUMN received_at INTEGER;
ALTER TABLE held ADD COLUMN about BLOB;
