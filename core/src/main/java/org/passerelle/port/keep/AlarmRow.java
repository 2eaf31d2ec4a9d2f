package org.passerelle.port.keep;

import java.time.Instant;
import org.passerelle.canon.Id;

/**
 * Something that people must look at; nothing clinical.
 *
 * @param exchange about which exchange, or {@link Journals#NODE}
 * @param code a refusal's or an event's code
 * @param at since when
 */
public record AlarmRow(Id exchange, String code, Instant at) {}
