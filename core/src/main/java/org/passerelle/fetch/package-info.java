/** Asks allowed hosts over HTTP, within limits. The only place of the JDK's HTTP client but the blobs'. Start at: {@link HttpFetcher}. */
@NullMarked
package org.passerelle.fetch;

import org.jspecify.annotations.NullMarked;
