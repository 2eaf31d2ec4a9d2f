/**
 * What certificates say, where they lead and whether they are revoked, without a verdict.
 * Start at: {@link CertificatePath}.
 */
@NullMarked
package org.passerelle.seal.certificate;

import org.jspecify.annotations.NullMarked;
