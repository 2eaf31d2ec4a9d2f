package org.passerelle.directory.extract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.port.trust.DirectoryEntry;
import org.passerelle.port.trust.DirectoryEntry.Kind;
import org.passerelle.port.trust.DirectoryEntry.Label;

/** One mailbox as the index holds it: text values, each ended by a zero octet, in a fixed order. */
final class IndexRecord {
    private static final String END = "\0";
    private static final int VALUES = 8;

    private IndexRecord() {}

    static byte[] octets(DirectoryEntry entry) {
        return String.join(
                        END,
                        entry.address().value(),
                        entry.kind().name(),
                        entry.findHolder().map(Rpps::value).orElse(""),
                        joined(entry.organisations().stream()
                                .map(StructureId::value)
                                .toList()),
                        entry.label().name(),
                        entry.label().service(),
                        entry.zeroPaper() ? "1" : "",
                        joined(entry.certificates().stream().map(Sha256::hex).toList()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String joined(List<String> values) {
        return values.stream().sorted().collect(Collectors.joining(" "));
    }

    static DirectoryEntry entry(byte[] octets, String source, Instant asOf) {
        String[] values = new String(octets, StandardCharsets.UTF_8).split(END, -1);
        if (values.length != VALUES) {
            throw new IllegalArgumentException("not a record of the index");
        }
        return new DirectoryEntry(
                new MailAddress(values[0]),
                Kind.valueOf(values[1]),
                values[2].isEmpty() ? null : new Rpps(values[2]),
                split(values[3]).stream().map(StructureId::new).collect(Collectors.toSet()),
                new Label(values[4], values[5], ""),
                false,
                !values[6].isEmpty(),
                split(values[7]).stream().map(Sha256::new).collect(Collectors.toSet()),
                source,
                asOf);
    }

    private static Set<String> split(String values) {
        return values.isEmpty()
                ? Set.of()
                : Arrays.stream(values.split(" ", -1)).collect(Collectors.toSet());
    }

    /** What an entry is looked for by: its address and its owners. */
    static List<String> lookedFor(DirectoryEntry entry) {
        List<String> keys = new ArrayList<>();
        keys.add(entry.address().value());
        entry.findHolder()
                .ifPresentOrElse(
                        holder -> keys.add(holder.value()),
                        () -> entry.organisations().forEach(organisation -> keys.add(organisation.value())));
        return keys;
    }
}
