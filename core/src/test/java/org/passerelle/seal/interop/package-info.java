/** Letters to and from software that shares no code with us. Start at: {@link GpgsmTest}. */
@NullMarked
package org.passerelle.seal.interop;

import org.jspecify.annotations.NullMarked;
