package org.passerelle.specs.corpus;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.passerelle.port.trust.Check;

/**
 * One letter of the corpus and what must become of it.
 *
 * @param name its folder
 * @param why what is wrong with it, and which tool or attack it comes from; for people
 * @param outcome the refusal's code, or {@link #ACCEPTED}
 * @param shown who may be shown as signer: an address, {@link #NOBODY}, or {@code certificate} and its subject
 * @param setting who opens it, and what is believed then
 * @param letter the mail
 */
record Case(String name, String why, String outcome, String shown, Setting setting, byte[] letter) {
    static final String ACCEPTED = "accepted";
    static final String NOBODY = "nobody";

    /**
     * Who opens, when and how.
     *
     * @param opener whose key: {@code hospital}, {@code hospital-ec} or {@code other}
     * @param arrival when the mail came
     * @param lists the file of revocation lists known; none when empty
     * @param mayBeAbsent what this correspondent may leave out
     */
    record Setting(String opener, Instant arrival, String lists, Set<Check> mayBeAbsent) {
        static final Setting HOSPITAL = new Setting("hospital", People.ARRIVED, "", Set.of());

        Setting openedBy(String who) {
            return new Setting(who, arrival, lists, mayBeAbsent);
        }

        Setting arriving(Instant at) {
            return new Setting(opener, at, lists, mayBeAbsent);
        }

        Setting knowing(String file) {
            return new Setting(opener, arrival, file, mayBeAbsent);
        }

        Setting without(Check... checks) {
            return new Setting(opener, arrival, lists, Set.of(checks));
        }
    }

    /** Refused, and nobody shown. */
    static Case refused(String name, String outcome, String why, byte[] letter) {
        return new Case(name, why, outcome, NOBODY, Setting.HOSPITAL, letter);
    }

    /** Taken, as from that address. */
    static Case taken(String name, String shown, String why, byte[] letter) {
        return new Case(name, why, ACCEPTED, shown, Setting.HOSPITAL, letter);
    }

    /** The same with somebody shown. */
    Case showing(String who) {
        return new Case(name, why, outcome, who, setting, letter);
    }

    Case in(Setting other) {
        return new Case(name, why, outcome, shown, other, letter);
    }

    /** The lines of {@code case.properties}. */
    List<String> properties() {
        Map<String, String> lines = new TreeMap<>();
        lines.put("outcome", outcome);
        lines.put("shown", shown);
        lines.put("opener", setting.opener());
        lines.put("arrival", setting.arrival().toString());
        if (!setting.lists().isEmpty()) {
            lines.put("lists", setting.lists());
        }
        if (!setting.mayBeAbsent().isEmpty()) {
            lines.put(
                    "mayBeAbsent",
                    String.join(
                            " ",
                            setting.mayBeAbsent().stream()
                                    .map(Check::name)
                                    .sorted()
                                    .toList()));
        }
        return lines.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue())
                .toList();
    }
}
