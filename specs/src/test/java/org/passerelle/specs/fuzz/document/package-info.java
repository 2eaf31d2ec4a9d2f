/**
 * What nodes, lines and authorities publish: canonical documents, cards, envelopes, ledgers, traces, pathways, the list of domains.
 * Start at: {@link CanonFuzz}.
 */
@NullMarked
package org.passerelle.specs.fuzz.document;

import org.jspecify.annotations.NullMarked;
