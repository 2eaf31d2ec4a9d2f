/**
 * Mail as everybody has it: submission by SMTP, reading by IMAP, always inside TLS (WIRE §6). The only place of Jakarta
 * Mail. Start at: {@link SmtpPost} for what leaves, {@link ImapIntake} for what arrives.
 */
@NullMarked
package org.passerelle.mail;

import org.jspecify.annotations.NullMarked;
