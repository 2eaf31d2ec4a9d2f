/** Units of measure as forms and FHIR write them. Start at: {@link Ucum}. */
@NullMarked
package org.passerelle.pathway.unit;

import org.jspecify.annotations.NullMarked;
