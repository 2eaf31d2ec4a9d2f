/** Lists and directories that others keep of MSSanté's domains, mailboxes and people. Start at: {@link WhitelistKeeper}. */
@NullMarked
package org.passerelle.directory;

import org.jspecify.annotations.NullMarked;
