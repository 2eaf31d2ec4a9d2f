/**
 * What vendors test their integration with: a hospital and a mail server in the same process, and all that can go wrong with mail.
 * Start at: {@link Rehearsal}.
 */
@NullMarked
package org.passerelle.client.testing;

import org.jspecify.annotations.NullMarked;
