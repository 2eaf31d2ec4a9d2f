/**
 * Catalogues: many lines' signed cards in one signed document, with what their publisher says of their delays, and how people look for
 * a line in them. Start at: {@link org.passerelle.catalogue.Catalogue}.
 */
@NullMarked
package org.passerelle.catalogue;

import org.jspecify.annotations.NullMarked;
