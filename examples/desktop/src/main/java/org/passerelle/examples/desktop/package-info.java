/** A small practice program that embeds the SDK: where a vendor starts. Start at: {@link org.passerelle.examples.desktop.Main}. */
@NullMarked
package org.passerelle.examples.desktop;

import org.jspecify.annotations.NullMarked;
