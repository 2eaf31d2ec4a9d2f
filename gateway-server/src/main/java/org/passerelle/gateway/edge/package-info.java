/** The HTTPS edge: TLS, HTTP/1.1, limits; the only place of Netty. Start at: {@link NettyEdge}. */
@NullMarked
package org.passerelle.gateway.edge;

import org.jspecify.annotations.NullMarked;
