/** What becomes of mails, without a whole node around it. Start at: {@link KeepReceiptTest}. */
@NullMarked
package org.passerelle.flow.mail;

import org.jspecify.annotations.NullMarked;
