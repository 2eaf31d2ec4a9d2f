/** HAPI's validator of FHIR R4, which judges what we write. Start at: {@link R4Validator}. */
@NullMarked
package org.passerelle.specs.fhir;

import org.jspecify.annotations.NullMarked;
