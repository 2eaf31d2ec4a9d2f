/**
 * Due dates as pure values: targets, opening hours, holidays and the clock of one exchange, without a thread and without a now.
 * Start at: {@link Clock}.
 */
@NullMarked
package org.passerelle.sla;

import org.jspecify.annotations.NullMarked;
