/** Logging in at a provider by OpenID Connect. Start at: {@link org.passerelle.gateway.openid.OpenIdLogin}. */
@NullMarked
package org.passerelle.gateway.openid;

import org.jspecify.annotations.NullMarked;
