/** What operations do that need no whole node around them. Start at: {@link TraceEvidenceTest}. */
@NullMarked
package org.passerelle.flow;

import org.jspecify.annotations.NullMarked;
