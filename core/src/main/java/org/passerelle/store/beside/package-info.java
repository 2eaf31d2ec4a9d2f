/** What is read of a store beside the node that has it. Start at: {@link UnlockedRows}. */
@NullMarked
package org.passerelle.store.beside;

import org.jspecify.annotations.NullMarked;
