/** Indicators as FHIR Measure and MeasureReport. Start at: {@link IndicatorBundle}. */
@NullMarked
package org.passerelle.fhir.measure;

import org.jspecify.annotations.NullMarked;
