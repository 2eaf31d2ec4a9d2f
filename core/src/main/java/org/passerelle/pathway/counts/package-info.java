/** What a pathway says that indicators count: the words for its steps and fields. Start at: {@link StepCount}. */
@NullMarked
package org.passerelle.pathway.counts;

import org.jspecify.annotations.NullMarked;
