/** The page of one's own account. Start at: {@link org.passerelle.gateway.console.account.AccountPage}. */
@NullMarked
package org.passerelle.gateway.console.account;

import org.jspecify.annotations.NullMarked;
