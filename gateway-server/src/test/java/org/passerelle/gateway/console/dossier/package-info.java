/** Tests of what is at hand while somebody looks. Start at: {@link org.passerelle.gateway.console.dossier.NightShelfTest}. */
@NullMarked
package org.passerelle.gateway.console.dossier;

import org.jspecify.annotations.NullMarked;
