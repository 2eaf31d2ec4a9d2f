/** Tests of the help with billing. Start at: {@link BillingBookTest}. */
@NullMarked
package org.passerelle.indicators.billing;

import org.jspecify.annotations.NullMarked;
