/** What a trace certificate withstands. Start at: {@link TraceVerifierTest}. */
@NullMarked
package org.passerelle.ledger.trace;

import org.jspecify.annotations.NullMarked;
