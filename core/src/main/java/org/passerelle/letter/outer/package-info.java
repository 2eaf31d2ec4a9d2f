/**
 * What a mail shows before anything of it is verified: its outer fields, and what an unsigned report says. Believed by nobody.
 * Start at: {@link org.passerelle.letter.outer.OuterFields}.
 */
@NullMarked
package org.passerelle.letter.outer;

import org.jspecify.annotations.NullMarked;
