/** Logging in and out. Start at: {@link org.passerelle.gateway.console.login.LoginPage}. */
@NullMarked
package org.passerelle.gateway.console.login;

import org.jspecify.annotations.NullMarked;
