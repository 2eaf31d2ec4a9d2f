/** The operator's antivirus, asked before anybody gets a file. Start at: {@link ScanDocument}. */
@NullMarked
package org.passerelle.flow.scan;

import org.jspecify.annotations.NullMarked;
