/** What people see in a browser: pages written here, served as any other request is. Start at: {@link org.passerelle.gateway.console.Console}. */
@NullMarked
package org.passerelle.gateway.console;

import org.jspecify.annotations.NullMarked;
