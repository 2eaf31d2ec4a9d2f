/** Tests of the indicators. Start at: {@link ReportTest}. */
@NullMarked
package org.passerelle.indicators;

import org.jspecify.annotations.NullMarked;
