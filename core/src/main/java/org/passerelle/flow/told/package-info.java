/** How the people of a line are told that something waits for them, and by what. Start at: {@link Notices}. */
@NullMarked
package org.passerelle.flow.told;

import org.jspecify.annotations.NullMarked;
