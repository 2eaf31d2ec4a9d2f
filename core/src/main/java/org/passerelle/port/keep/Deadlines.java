package org.passerelle.port.keep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;

/** When clocks want attention. */
public interface Deadlines {

    /** Exchanges whose deadline is at or before now, earliest first. */
    List<Id> due(Instant now, int limit);

    Optional<Instant> next();

    /** When that exchange's clock wants attention. */
    Optional<Instant> of(Id exchange);
}
