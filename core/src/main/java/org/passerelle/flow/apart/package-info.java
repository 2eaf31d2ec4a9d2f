/** The mails that had no effect and are kept for people to look at: listed, and read. Start at: {@link ReadApart}. */
@NullMarked
package org.passerelle.flow.apart;

import org.jspecify.annotations.NullMarked;
