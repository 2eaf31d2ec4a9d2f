-- The entries of the node's own chain by kind, so that the youngest of one is found whatever the chain's length.

CREATE INDEX entry_of_node ON entry (CASE WHEN json_valid(leaf) THEN json_extract(leaf, '$.event') END, n)
  WHERE exchange = '00000000000000000000000000000000';
