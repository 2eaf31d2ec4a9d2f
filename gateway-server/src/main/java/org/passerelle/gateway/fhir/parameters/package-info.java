/** What clients say in FHIR Parameters, as a form's content. Start at: {@link ParametersReader}. */
@NullMarked
package org.passerelle.gateway.fhir.parameters;

import org.jspecify.annotations.NullMarked;
