/** Lists that others keep, honest and not. Start at: {@link WhitelistKeeperTest}. */
@NullMarked
package org.passerelle.directory;

import org.jspecify.annotations.NullMarked;
