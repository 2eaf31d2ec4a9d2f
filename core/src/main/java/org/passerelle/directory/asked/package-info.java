/** The directories of mailboxes that settings name, as one. Start at: {@link DirectoryDesk}. */
@NullMarked
package org.passerelle.directory.asked;

import org.jspecify.annotations.NullMarked;
