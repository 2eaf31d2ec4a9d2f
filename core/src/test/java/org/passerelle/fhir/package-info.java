/** Proves that steps survive FHIR both ways and that what differs is refused. Start at: {@link StepBundleTest}. */
@NullMarked
package org.passerelle.fhir;

import org.jspecify.annotations.NullMarked;
