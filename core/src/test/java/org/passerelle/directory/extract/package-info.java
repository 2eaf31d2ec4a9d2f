/** Lists of mailboxes, sound, broken and huge. Start at: {@link ExtractKeeperTest}. */
@NullMarked
package org.passerelle.directory.extract;

import org.jspecify.annotations.NullMarked;
