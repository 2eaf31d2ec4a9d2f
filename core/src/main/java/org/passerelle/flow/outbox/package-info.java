/** What waits to leave, for people to look at and to hurry or end. Start at: {@link Outbox}. */
@NullMarked
package org.passerelle.flow.outbox;

import org.jspecify.annotations.NullMarked;
