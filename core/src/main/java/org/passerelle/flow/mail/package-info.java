/** The way of a mail in, to its effect, and out, to its receipt. Start at: {@link ReceiveMail}. */
@NullMarked
package org.passerelle.flow.mail;

import org.jspecify.annotations.NullMarked;
