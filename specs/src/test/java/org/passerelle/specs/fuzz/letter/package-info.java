/**
 * What arrives by mail and what vouches for it: MIME, CMS, certificates, revocation data, letters, receipts, reports.
 * Start at: {@link MailFuzz}.
 */
@NullMarked
package org.passerelle.specs.fuzz.letter;

import org.jspecify.annotations.NullMarked;
