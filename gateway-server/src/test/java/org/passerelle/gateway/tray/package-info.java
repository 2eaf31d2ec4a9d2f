/** What waits to be sent, tested. Start at: {@link org.passerelle.gateway.tray.TraysTest}. */
@NullMarked
package org.passerelle.gateway.tray;

import org.jspecify.annotations.NullMarked;
