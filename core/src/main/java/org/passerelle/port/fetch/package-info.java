/** How the node asks allowed hosts for what they publish, and what it keeps of it. Start at: {@link Fetcher}. */
@NullMarked
package org.passerelle.port.fetch;

import org.jspecify.annotations.NullMarked;
