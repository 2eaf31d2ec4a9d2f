/** The vectors of {@code wire/vectors}: made again from the code, and read back by other means. Start at: {@link VectorsTest}. */
@NullMarked
package org.passerelle.specs.wire;

import org.jspecify.annotations.NullMarked;
