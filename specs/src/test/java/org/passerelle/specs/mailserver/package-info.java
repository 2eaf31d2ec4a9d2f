/**
 * Postfix and Dovecot as a hospital's or an operator's mail server, on the loopback, for as long as a test runs. Start at:
 * {@link org.passerelle.specs.mailserver.LocalMailServer}.
 */
@NullMarked
package org.passerelle.specs.mailserver;

import org.jspecify.annotations.NullMarked;
