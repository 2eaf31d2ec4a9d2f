package org.passerelle.indicators.measured;

import java.time.Duration;

/**
 * How long something took.
 *
 * @param gross from beginning to end
 * @param net the same without the time in which information was awaited
 */
public record Delay(Duration gross, Duration net) {}
