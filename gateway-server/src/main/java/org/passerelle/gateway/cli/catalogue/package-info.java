/**
 * The command {@code catalogue}: makes, shows, verifies and fetches catalogues of lines.
 * Start at: {@link org.passerelle.gateway.cli.catalogue.CatalogueCommands}.
 */
@NullMarked
package org.passerelle.gateway.cli.catalogue;

import org.jspecify.annotations.NullMarked;
