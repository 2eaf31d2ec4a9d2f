/** One exchange on one screen, and its files. Start at: {@link org.passerelle.gateway.console.dossier.DossierPage}. */
@NullMarked
package org.passerelle.gateway.console.dossier;

import org.jspecify.annotations.NullMarked;
