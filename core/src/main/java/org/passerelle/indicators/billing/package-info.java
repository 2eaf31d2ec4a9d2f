/** Help with billing téléexpertises: lines to be checked by whoever bills; it decides nothing. Start at: {@link BillingBook}. */
@NullMarked
package org.passerelle.indicators.billing;

import org.jspecify.annotations.NullMarked;
