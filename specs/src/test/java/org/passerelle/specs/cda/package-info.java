/** The French documents held to the schema and the rules that ANS publishes. Start at: {@link CdaValidator}. */
@NullMarked
package org.passerelle.specs.cda;

import org.jspecify.annotations.NullMarked;
