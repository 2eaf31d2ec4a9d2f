/** The gateway of a hospital: wires settings, node, handlers and edge together. Start at: {@link House}. */
@NullMarked
package org.passerelle.gateway;

import org.jspecify.annotations.NullMarked;
