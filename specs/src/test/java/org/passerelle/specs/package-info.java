/** What both houses do together, as stories with explicit times. Start at: {@link LifeOfAnAvisTest}. */
@NullMarked
package org.passerelle.specs;

import org.jspecify.annotations.NullMarked;
