/** Whom letters are believed from and may be sent to. Start at: {@link CapabilitiesTest}. */
@NullMarked
package org.passerelle.flow.trust;

import org.jspecify.annotations.NullMarked;
