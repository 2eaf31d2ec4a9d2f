/** What the operations share: the premises, an exchange open on the desk, who is who, and the writing of letters and receipts. Start at: {@link Dossier}. */
@NullMarked
package org.passerelle.flow.desk;

import org.jspecify.annotations.NullMarked;
