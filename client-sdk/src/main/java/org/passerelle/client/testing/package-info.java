/**
 * What vendors test their integration with: a mail server in the same process, and all that can go wrong with mail.
 * Start at: {@link org.passerelle.client.testing.SimulatedMail}.
 */
@NullMarked
package org.passerelle.client.testing;

import org.jspecify.annotations.NullMarked;
