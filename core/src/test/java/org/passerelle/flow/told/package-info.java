/** What people are told in few words. Start at: {@link ShortTextTest}. */
@NullMarked
package org.passerelle.flow.told;

import org.jspecify.annotations.NullMarked;
