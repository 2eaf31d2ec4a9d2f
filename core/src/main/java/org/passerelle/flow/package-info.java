/** One file, one operation, one story: authorise, load, decide, write, seal, commit, answer. Start at: {@link SubmitStep}. */
@NullMarked
package org.passerelle.flow;

import org.jspecify.annotations.NullMarked;
