/** What people have to do and are told, tested. Start at: {@link org.passerelle.gateway.console.work.ChangedTest}. */
@NullMarked
package org.passerelle.gateway.console.work;

import org.jspecify.annotations.NullMarked;
