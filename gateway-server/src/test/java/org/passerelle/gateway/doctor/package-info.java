/** Proves where each finding begins. Start at: {@link FindingsTest}. */
@NullMarked
package org.passerelle.gateway.doctor;

import org.jspecify.annotations.NullMarked;
