/** A step's form, and the step taken. Start at: {@link org.passerelle.gateway.console.step.StepPage}. */
@NullMarked
package org.passerelle.gateway.console.step;

import org.jspecify.annotations.NullMarked;
