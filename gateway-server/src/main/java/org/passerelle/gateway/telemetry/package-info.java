/** What operators see: health, and log events with numbers; nothing clinical. Start at: {@link HealthReport}. */
@NullMarked
package org.passerelle.gateway.telemetry;

import org.jspecify.annotations.NullMarked;
