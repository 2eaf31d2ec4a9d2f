package org.passerelle.directory.extract;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.port.trust.DirectoryEntry;
import org.passerelle.port.trust.DirectoryEntry.Kind;
import org.passerelle.port.trust.DirectoryEntry.Label;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Makes entries of a list's lines. */
final class MailboxLine {
    /** Longest name, service or organisation that is kept, in characters; more is cut. */
    static final int LONGEST_LABEL = 200;
    /** Most certificates of one mailbox. */
    static final int MOST_CERTIFICATES = 16;

    private static final String PATIENTS = "patient.mssante.fr";
    private static final Pattern NATIONAL = Pattern.compile("8[0-9]{11}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern BETWEEN = Pattern.compile("[^A-Za-z]");
    private static final Pattern DIGIT = Pattern.compile("[1-4]");
    private static final Pattern UNAMBIGUOUS = Pattern.compile("[12].{9}|3.{14}");
    private static final Map<String, String> SORTS =
            Map.of("FINESS", "1", "SIREN", "2", "SIRET", "3", "RPPS", "4", "RPPSRANG", "4");
    private static final Set<String> YES = Set.of("o", "oui", "true", "1", "y");

    private final String source;
    private final Instant asOf;

    MailboxLine(String source, Instant asOf) {
        this.source = source;
        this.asOf = asOf;
    }

    /**
     * What the line says; empty for a patient's mailbox, and for one whose owner it does not say by a number that is known here.
     *
     * @throws Refused with {@link DirectoryRefusal#LINE} when a value is not what its column holds
     */
    Optional<DirectoryEntry> entry(Cells values) {
        Kind kind = kind(values.of(Column.KIND));
        MailAddress address = read(Column.ADDRESS, () -> MailAddress.of(values.of(Column.ADDRESS)));
        Rpps holder = kind.isPersonal() ? holder(values.of(Column.NATIONAL_HOLDER)) : null;
        Set<StructureId> organisations = structure(values.of(Column.STRUCTURE_SORT), values.of(Column.STRUCTURE));
        boolean owned = kind.isPersonal() ? holder != null : !organisations.isEmpty();
        if (!owned || address.domain().equals(PATIENTS)) {
            return Optional.empty();
        }
        return Optional.of(new DirectoryEntry(
                address,
                kind,
                holder,
                organisations,
                new Label(name(kind, values), cut(values.of(Column.SERVICE)), ""),
                false,
                YES.contains(values.of(Column.ZERO_PAPER).toLowerCase(Locale.ROOT)),
                certificates(values.of(Column.CERTIFICATES)),
                source,
                asOf));
    }

    private static Kind kind(String text) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(() -> refusal(Column.KIND).refused());
    }

    /** Another sort of professional number, or none: nobody whom a certificate's name could be compared with. */
    private static @Nullable Rpps holder(String national) {
        return NATIONAL.matcher(national).matches() ? new Rpps(national.substring(1)) : null;
    }

    /**
     * The organisation, whose sort is told by digit or by name, and whose number stands with or without its sort's digit. Without a
     * sort that is known, only what can be nothing else is taken for one; a practice's former ADELI number, whose length does not
     * tell whether the digit is there, is none.
     */
    private static Set<StructureId> structure(String sort, String number) {
        String digit = DIGIT.matcher(sort).matches()
                ? sort
                : SORTS.get(BETWEEN.matcher(sort).replaceAll("").toUpperCase(Locale.ROOT));
        if (digit == null) {
            return UNAMBIGUOUS.matcher(number).matches() ? parsed(number) : Set.of();
        }
        Set<StructureId> whole = number.startsWith(digit) ? parsed(number) : Set.of();
        return whole.isEmpty() ? parsed(digit + number) : whole;
    }

    private static Set<StructureId> parsed(String value) {
        try {
            return Set.of(new StructureId(value));
        } catch (Refused noNumber) {
            return Set.of();
        }
    }

    private static Set<Sha256> certificates(String text) {
        if (text.isEmpty()) {
            return Set.of();
        }
        String[] hashes = text.split("[ ,]+", MOST_CERTIFICATES + 1);
        if (hashes.length > MOST_CERTIFICATES) {
            throw refusal(Column.CERTIFICATES)
                    .with(FactKey.LIMIT, MOST_CERTIFICATES)
                    .refused();
        }
        return read(
                Column.CERTIFICATES,
                () -> Arrays.stream(hashes)
                        .map(hash -> Sha256.parse(hash.toLowerCase(Locale.ROOT)))
                        .collect(Collectors.toSet()));
    }

    private static String name(Kind kind, Cells values) {
        String name = kind.isPersonal()
                ? values.of(Column.GIVEN_NAME) + ' ' + values.of(Column.FAMILY_NAME)
                : Stream.of(values.of(Column.TRADE_NAME), values.of(Column.LEGAL_NAME))
                        .filter(one -> !one.isEmpty())
                        .findFirst()
                        .orElse("");
        return cut(name);
    }

    private static String cut(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST_LABEL));
    }

    private static <T> T read(Column column, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refused wrong) {
            throw refusal(column).refused(wrong);
        }
    }

    private static Refusal refusal(Column column) {
        return Refusal.of(DirectoryRefusal.LINE).with(FactKey.COLUMN, column.title());
    }
}
