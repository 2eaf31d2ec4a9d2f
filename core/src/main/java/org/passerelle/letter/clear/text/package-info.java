/**
 * What a stranger's mail says, as text that people may be shown. Start at: {@link org.passerelle.letter.clear.text.Texts}.
 */
@NullMarked
package org.passerelle.letter.clear.text;

import org.jspecify.annotations.NullMarked;
