/**
 * Zips of anybody, read from wherever their octets are: refused unless every program would find the same files in them.
 * Start at: {@link ZipDirectory}.
 */
@NullMarked
package org.passerelle.letter.xdm.zip;

import org.jspecify.annotations.NullMarked;
