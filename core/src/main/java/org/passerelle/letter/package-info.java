/**
 * What a mail says, written and read: protected headers, a text for people, the envelope for nodes, the FHIR bundle for software,
 * the documents; receipts and notices. Start at: {@link SealedLetters}.
 */
@NullMarked
package org.passerelle.letter;

import org.jspecify.annotations.NullMarked;
