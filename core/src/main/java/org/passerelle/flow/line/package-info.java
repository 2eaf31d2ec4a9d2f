/**
 * What a line's coordinator looks after, its people and what its card says, kept in the store and changed while the node runs.
 * Start at: {@link OwnLines}.
 */
@NullMarked
package org.passerelle.flow.line;

import org.jspecify.annotations.NullMarked;
