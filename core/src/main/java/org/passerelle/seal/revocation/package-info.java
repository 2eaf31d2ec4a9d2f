/**
 * What authorities publish of revoked certificates, fetched, judged and kept: lists first, because asking for one tells nobody whom
 * we write to, OCSP where lists say nothing. Start at: {@link RevocationDesk}.
 */
@NullMarked
package org.passerelle.seal.revocation;

import org.jspecify.annotations.NullMarked;
