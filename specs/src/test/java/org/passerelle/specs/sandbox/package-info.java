/** The sandbox as people play it. Start at: {@link SandboxTest}. */
@NullMarked
package org.passerelle.specs.sandbox;

import org.jspecify.annotations.NullMarked;
