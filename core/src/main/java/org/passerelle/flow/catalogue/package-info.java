/**
 * Catalogues of lines as a node makes, takes and uses them. Start at: {@link org.passerelle.flow.catalogue.KnownCatalogues}.
 */
@NullMarked
package org.passerelle.flow.catalogue;

import org.jspecify.annotations.NullMarked;
