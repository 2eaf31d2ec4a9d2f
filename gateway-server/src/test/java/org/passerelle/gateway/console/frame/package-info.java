/** Tests of what all pages share. Start at: {@link org.passerelle.gateway.console.frame.StandingTest}. */
@NullMarked
package org.passerelle.gateway.console.frame;

import org.jspecify.annotations.NullMarked;
