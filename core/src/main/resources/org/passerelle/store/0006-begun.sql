-- the exchanges of a line in the order in which they began, for those who measure
CREATE INDEX IF NOT EXISTS exchange_row_begun ON exchange_row (line, begun, exchange);
