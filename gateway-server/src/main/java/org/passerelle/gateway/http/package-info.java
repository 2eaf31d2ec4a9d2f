/** HTTP requests and answers as values, and the way from a path to its handler; no transport. Start at: {@link Router}. */
@NullMarked
package org.passerelle.gateway.http;

import org.jspecify.annotations.NullMarked;
