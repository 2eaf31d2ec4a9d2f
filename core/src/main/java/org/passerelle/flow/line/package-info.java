/**
 * What a line's coordinator looks after, its people and what its card says, and a practice's people; kept in the store and changed while
 * the node runs.
 * Start at: {@link OwnLines}.
 */
@NullMarked
package org.passerelle.flow.line;

import org.jspecify.annotations.NullMarked;
