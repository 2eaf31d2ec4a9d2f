/**
 * The octets around sealed content: mail headers, base64 lines, BER frames and the encrypted spool; all of it streams and
 * judges nothing. Start at: {@link BerReader}.
 */
@NullMarked
package org.passerelle.seal.frame;

import org.jspecify.annotations.NullMarked;
