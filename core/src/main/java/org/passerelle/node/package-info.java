/** One installation: wires the rooms together and holds the only threads, its pumps and its ticker. Start at: {@link Node}. */
@NullMarked
package org.passerelle.node;

import org.jspecify.annotations.NullMarked;
