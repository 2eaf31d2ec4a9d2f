/** Who may do what: client certificates and the professionals they may act for. Start at: {@link Gatekeeper}. */
@NullMarked
package org.passerelle.gateway.auth;

import org.jspecify.annotations.NullMarked;
