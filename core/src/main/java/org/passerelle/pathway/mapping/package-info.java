/** What a pathway says in the words of others: how FHIR resources call what it does. Start at: {@link FhirMapping}. */
@NullMarked
package org.passerelle.pathway.mapping;

import org.jspecify.annotations.NullMarked;
