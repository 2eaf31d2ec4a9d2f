/** What lists ask of the store's tables, as SQL. Start at: {@link org.passerelle.store.wanted.WantedRows}. */
@NullMarked
package org.passerelle.store.wanted;

import org.jspecify.annotations.NullMarked;
