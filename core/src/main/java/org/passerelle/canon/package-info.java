/**
 * Canonical documents (WIRE §0): RFC 8785 JSON restricted to integers and strings, instants, hashes and ids, read strictly and
 * written one way only. Start at: {@link Canon}.
 */
@NullMarked
package org.passerelle.canon;

import org.jspecify.annotations.NullMarked;
