/** The documents of {@code specs}, held to the code that they describe. Start at: {@link Page}. */
@NullMarked
package org.passerelle.specs.documents;

import org.jspecify.annotations.NullMarked;
