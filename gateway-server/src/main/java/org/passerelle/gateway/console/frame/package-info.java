/** What every page shares: its frame, its words, its policy, who looks at it. Start at: {@link org.passerelle.gateway.console.frame.Pages}. */
@NullMarked
package org.passerelle.gateway.console.frame;

import org.jspecify.annotations.NullMarked;
