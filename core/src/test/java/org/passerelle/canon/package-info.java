/** Proves what is a canonical document and what is not. Start at: {@link CanonTest}. */
@NullMarked
package org.passerelle.canon;

import org.jspecify.annotations.NullMarked;
