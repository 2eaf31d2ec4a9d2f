/**
 * What is attached to a letter (WIRE §7): photographs and recordings recognised by their bytes, checked, freed of what tells
 * too much and described, pixels and samples untouched. Start at: {@link MediaGate}.
 */
@NullMarked
package org.passerelle.media;

import org.jspecify.annotations.NullMarked;
