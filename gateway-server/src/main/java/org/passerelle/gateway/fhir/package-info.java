/** The FHIR R4 API of the expert side, without any transport. Start at: {@link FhirApi}. */
@NullMarked
package org.passerelle.gateway.fhir;

import org.jspecify.annotations.NullMarked;
