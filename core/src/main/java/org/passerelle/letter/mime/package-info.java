/** Mails written by hand: header fields and the parts of a multipart entity, as octets. Start at: {@link MultipartWriter}. */
@NullMarked
package org.passerelle.letter.mime;

import org.jspecify.annotations.NullMarked;
