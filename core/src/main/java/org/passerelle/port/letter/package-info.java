/** What letters, receipts and notices are. Start at: {@link Letters}. */
@NullMarked
package org.passerelle.port.letter;

import org.jspecify.annotations.NullMarked;
