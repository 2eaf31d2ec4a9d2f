/**
 * Sealing and opening of letters (S/MIME), the verdict, receipts', cards' and endorsements' signatures, certificate paths;
 * the only place of Bouncy Castle. Start at: {@link Sealer}, then {@link Opener}.
 */
@NullMarked
package org.passerelle.seal;

import org.jspecify.annotations.NullMarked;
