/**
 * Sockets that bound what a server may take of our time and memory, below TLS and above it.
 * Start at: {@link org.passerelle.mail.leash.Leash}.
 */
@NullMarked
package org.passerelle.mail.leash;

import org.jspecify.annotations.NullMarked;
