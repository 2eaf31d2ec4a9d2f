/** People who log in: their accounts, passwords and sessions. Start at: {@link org.passerelle.gateway.session.Doorman}. */
@NullMarked
package org.passerelle.gateway.session;

import org.jspecify.annotations.NullMarked;
