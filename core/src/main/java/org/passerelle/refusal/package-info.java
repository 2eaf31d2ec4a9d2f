/** The expected "no": a refusal is a value with a code, typed facts and one static sentence. Start at: {@link Refusal}. */
@NullMarked
package org.passerelle.refusal;

import org.jspecify.annotations.NullMarked;
