/** A step's form, tested. Start at: {@link org.passerelle.gateway.console.step.FormReaderTest}. */
@NullMarked
package org.passerelle.gateway.console.step;

import org.jspecify.annotations.NullMarked;
