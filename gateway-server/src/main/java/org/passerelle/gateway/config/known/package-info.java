/** Every key of a settings file and what it means. Start at: {@link org.passerelle.gateway.config.known.Setting}. */
@NullMarked
package org.passerelle.gateway.config.known;

import org.jspecify.annotations.NullMarked;
