/** Proves which identities can be used. Start at: {@link StructureIdTest}. */
@NullMarked
package org.passerelle.party;

import org.jspecify.annotations.NullMarked;
