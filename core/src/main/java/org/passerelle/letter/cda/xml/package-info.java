/**
 * XML that nobody trusts, read with every door shut and within limits; files inside it are left where they are until asked for.
 * Start at: {@link HostileXml}.
 */
@NullMarked
package org.passerelle.letter.cda.xml;

import org.jspecify.annotations.NullMarked;
