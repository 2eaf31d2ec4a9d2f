/** What is kept: the store and its rows, the outbox, the blobs. Start at: {@link Store}. */
@NullMarked
package org.passerelle.port.keep;

import org.jspecify.annotations.NullMarked;
