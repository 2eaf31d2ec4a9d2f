/**
 * {@code IHE_XDM.zip} (IHE ITI-32): a medical document, what is attached to it, and metadata that say so; written as a stream, and
 * read from octets that nobody trusts. Start at: {@link XdmWriter} and {@link XdmReader}.
 */
@NullMarked
package org.passerelle.letter.xdm;

import org.jspecify.annotations.NullMarked;
