/** How people are told by short messages. Start at: {@link TextPost}. */
@NullMarked
package org.passerelle.port.tell;

import org.jspecify.annotations.NullMarked;
