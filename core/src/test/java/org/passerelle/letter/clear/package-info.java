/** Ordinary mails, written and read. Start at: {@link DispositionWriterTest}. */
@NullMarked
package org.passerelle.letter.clear;

import org.jspecify.annotations.NullMarked;
