/** Files that people gave with a form that they have not sent yet. Start at: {@link org.passerelle.gateway.tray.Trays}. */
@NullMarked
package org.passerelle.gateway.tray;

import org.jspecify.annotations.NullMarked;
