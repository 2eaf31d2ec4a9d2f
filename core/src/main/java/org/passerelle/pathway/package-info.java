/** Pathways as data: who may do which step when, with what content and what effect on the clock. Start at: {@link Pathway}. */
@NullMarked
package org.passerelle.pathway;

import org.jspecify.annotations.NullMarked;
