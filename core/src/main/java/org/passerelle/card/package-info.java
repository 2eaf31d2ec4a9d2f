/**
 * Cards: the signed descriptions of lines and practices, how they are read, and what may be done with one that this node has
 * seen. Start at: {@link Card}.
 */
@NullMarked
package org.passerelle.card;

import org.jspecify.annotations.NullMarked;
