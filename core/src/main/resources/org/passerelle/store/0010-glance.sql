-- What people see of an exchange without opening it; opened is null until the node has derived it for a row of an older program.

ALTER TABLE exchange_row ADD COLUMN timing TEXT;
ALTER TABLE exchange_row ADD COLUMN opened INTEGER;
ALTER TABLE exchange_row ADD COLUMN organisation TEXT;
ALTER TABLE exchange_row ADD COLUMN taker TEXT;
ALTER TABLE exchange_row ADD COLUMN taker_name TEXT;
ALTER TABLE exchange_row ADD COLUMN last_step TEXT;
-- all that counts and the order of a list look at, so that neither reads the rows
CREATE INDEX exchange_row_work ON exchange_row
  (line, ended, stand_in, urgency, keeper, timing, opened, breached, taker, due, begun, exchange, updated);
CREATE INDEX exchange_row_unlisted ON exchange_row (exchange) WHERE opened IS NULL;
