package org.passerelle.gateway.config;

import java.time.Duration;
import java.util.Map;
import org.passerelle.flow.mail.Vigilance;

/** Reads from when on people are alarmed; what the file leaves out is {@link Vigilance#USUAL}. */
final class VigilanceReader {
    private static final int MOST = 1_000_000;

    private VigilanceReader() {}

    static Vigilance read(YamlKeys root) {
        YamlKeys keys = root.findKeys("vigilance").orElse(new YamlKeys("vigilance", Map.of(), root.place()));
        Vigilance usual = Vigilance.USUAL;
        Duration receipt = keys.duration("receipt", usual.receipt());
        if (receipt.isZero()) {
            throw keys.wrong("receipt", "a duration above nothing");
        }
        return new Vigilance(
                receipt,
                keys.whole("unreadable", usual.unreadable(), 1, MOST),
                keys.whole("unreadableOfDomain", usual.unreadableOfDomain(), 1, MOST),
                keys.whole("mostApart", (int) usual.mostApart(), 1, MOST),
                keys.size("mostApartBytes", usual.mostApartOctets()));
    }
}
