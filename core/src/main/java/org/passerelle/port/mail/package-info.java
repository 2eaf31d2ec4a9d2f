/** How mail goes and comes. Start at: {@link Post}. */
@NullMarked
package org.passerelle.port.mail;

import org.jspecify.annotations.NullMarked;
