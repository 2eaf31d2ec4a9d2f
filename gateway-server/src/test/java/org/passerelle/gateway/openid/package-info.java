/** Logins by a provider, without a network. Start at: {@link org.passerelle.gateway.openid.IdTokenTest}. */
@NullMarked
package org.passerelle.gateway.openid;

import org.jspecify.annotations.NullMarked;
