/** Who takes part: addresses, professionals, organisations, patients, each validated when made and silent in logs. Start at: {@link Patient}. */
@NullMarked
package org.passerelle.party;

import org.jspecify.annotations.NullMarked;
