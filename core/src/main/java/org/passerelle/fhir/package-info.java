/**
 * Domain values as FHIR R4 resources, both ways; the only place of FHIR types in the core. Start at: {@link StepBundle}.
 */
@NullMarked
package org.passerelle.fhir;

import org.jspecify.annotations.NullMarked;
