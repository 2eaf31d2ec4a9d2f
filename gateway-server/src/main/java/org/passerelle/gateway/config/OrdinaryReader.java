package org.passerelle.gateway.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.passerelle.flow.trust.ClearRules;
import org.passerelle.party.MailAddress;

/** Reads what ordinary mails may be; what the file leaves out is {@link ClearRules#USUAL}. */
final class OrdinaryReader {
    private static final int MOST = 10_000;

    private OrdinaryReader() {}

    static ClearRules read(YamlKeys root) {
        YamlKeys keys = root.findKeys("clear").orElse(new YamlKeys("clear", Map.of(), root.place()));
        ClearRules usual = ClearRules.USUAL;
        Map<String, Long> sizes = new HashMap<>();
        for (YamlKeys one : keys.each("sizes")) {
            // an address is how domains are read: in A-labels, in small letters
            String domain = one.parsed("domain", text -> MailAddress.of("domaine@" + text))
                    .domain();
            sizes.put(domain, positive(one, "size", usual.size()));
        }
        return new ClearRules(
                positive(keys, "size", usual.size()),
                sizes,
                keys.whole("mostBegun", usual.mostBegun(), 1, MOST),
                keys.whole("mostAttached", usual.mostAttached(), 1, MOST),
                !keys.has("acknowledge") || keys.flag("acknowledge"),
                receipt(keys, usual.receipt()));
    }

    private static Duration receipt(YamlKeys keys, Duration usual) {
        Duration receipt = keys.duration("receipt", usual);
        if (receipt.isZero() || receipt.compareTo(ClearRules.LONGEST_RECEIPT) > 0) {
            throw keys.wrong("receipt", "a duration above nothing, 15 days at most");
        }
        return receipt;
    }

    private static long positive(YamlKeys keys, String key, long usual) {
        long size = keys.size(key, usual);
        if (size < 1) {
            throw keys.wrong(key, "a size above nothing");
        }
        return size;
    }
}
