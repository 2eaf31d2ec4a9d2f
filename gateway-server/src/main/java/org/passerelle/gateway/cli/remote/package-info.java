/** How commands speak to a running gateway. Start at: {@link GatewayClient}. */
@NullMarked
package org.passerelle.gateway.cli.remote;

import org.jspecify.annotations.NullMarked;
