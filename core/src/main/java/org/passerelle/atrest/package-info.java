/**
 * How what a node keeps is encrypted where it lies: the node's key wraps one key per exchange, which seals small values and
 * streams. Start at: {@link org.passerelle.atrest.NodeKey}.
 */
@NullMarked
package org.passerelle.atrest;

import org.jspecify.annotations.NullMarked;
