/**
 * Every parser of octets from outside, held to the house's contract under whatever Jazzer thinks of: a refusal or an answer, within the
 * limits, and nothing else. Start at: {@link FuzzTarget}.
 */
@NullMarked
package org.passerelle.specs.fuzz;

import org.jspecify.annotations.NullMarked;
