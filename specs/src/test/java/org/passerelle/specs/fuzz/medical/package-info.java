/** What speaks of a patient: zips, metadata, clinical documents, FHIR, pictures, recordings. Start at: {@link CdaFuzz}. */
@NullMarked
package org.passerelle.specs.fuzz.medical;

import org.jspecify.annotations.NullMarked;
