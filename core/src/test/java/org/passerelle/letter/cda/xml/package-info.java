/** Start at: {@link HostileXmlTest}. */
@NullMarked
package org.passerelle.letter.cda.xml;

import org.jspecify.annotations.NullMarked;
