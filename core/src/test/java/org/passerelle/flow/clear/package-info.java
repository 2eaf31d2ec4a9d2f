/** Ordinary mails. Start at: {@link PatientMatchTest}. */
@NullMarked
package org.passerelle.flow.clear;

import org.jspecify.annotations.NullMarked;
