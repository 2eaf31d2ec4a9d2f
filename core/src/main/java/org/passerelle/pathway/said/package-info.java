/** What a form's content says in words, the same wherever people read it. Start at: {@link org.passerelle.pathway.said.FieldWords}. */
@NullMarked
package org.passerelle.pathway.said;

import org.jspecify.annotations.NullMarked;
