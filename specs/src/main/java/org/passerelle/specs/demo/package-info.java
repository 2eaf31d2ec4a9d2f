/**
 * The demonstration: one avis answered in time and one that nobody takes, played for real between a practice and a hospital.
 * Start at: {@link Demo}.
 */
@NullMarked
package org.passerelle.specs.demo;

import org.jspecify.annotations.NullMarked;
