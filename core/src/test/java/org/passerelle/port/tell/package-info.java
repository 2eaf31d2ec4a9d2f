/** What may stand in a short message's body. Start at: {@link TextTemplateTest}. */
@NullMarked
package org.passerelle.port.tell;

import org.jspecify.annotations.NullMarked;
