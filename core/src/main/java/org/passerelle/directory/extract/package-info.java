/** Lists of mailboxes in the form of the national extract: an operator's own file and the extract itself. Start at: {@link ExtractKeeper}. */
@NullMarked
package org.passerelle.directory.extract;

import org.jspecify.annotations.NullMarked;
