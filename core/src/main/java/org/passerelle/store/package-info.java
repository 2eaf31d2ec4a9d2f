/** The node's store over SQLite, and the lock on its folder. Start at: {@link org.passerelle.store.SqliteStore}. */
@NullMarked
package org.passerelle.store;

import org.jspecify.annotations.NullMarked;
