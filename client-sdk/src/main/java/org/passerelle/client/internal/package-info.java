/** What the promise of {@code client} is kept with; free to change. Start at: {@link Engine}. */
@NullMarked
package org.passerelle.client.internal;

import org.jspecify.annotations.NullMarked;
