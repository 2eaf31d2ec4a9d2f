package org.passerelle.letter.outer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mail's outer header fields, unfolded, taken from its first octets alone: cheap, and believed by nobody.
 *
 * @param lines each field on one line
 * @param rest what follows the header of the octets looked at
 */
public record OuterFields(List<String> lines, String rest) {
    /** How many octets of a mail are looked at; headers that go on beyond are nobody's of ours. */
    public static final int SEEN = 128 * 1024;

    /** Relays that a mail may have passed; one that passed more goes round in circles (RFC 5321 §6.3 asks for a limit). */
    public static final int MOST_HOPS = 30;

    private static final Pattern END = Pattern.compile("\r?\n\r?\n");
    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]+");
    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply", "auto-reply");

    public static OuterFields of(byte[] first) {
        String mail = new String(first, StandardCharsets.ISO_8859_1);
        Matcher end = END.matcher(mail);
        boolean ended = end.find();
        String headers =
                FOLD.matcher(ended ? mail.substring(0, end.start()) : mail).replaceAll(" ");
        return new OuterFields(headers.lines().toList(), ended ? mail.substring(end.end()) : "");
    }

    public Optional<String> first(String name) {
        return all(name).findFirst();
    }

    /** Every value of a field, as written but for the folding. */
    public Stream<String> all(String name) {
        return lines.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip());
    }

    /** The same in small letters. */
    public Stream<String> small(String name) {
        return all(name).map(value -> value.toLowerCase(Locale.ROOT));
    }

    /** Whether it passed more relays than a mail that gets anywhere. */
    public boolean circles() {
        return all("received").count() > MOST_HOPS;
    }

    /** Whether nobody may be answered (RFC 5321 §4.5.5). */
    public boolean fromNobody() {
        return all("return-path").anyMatch(value -> value.replace(" ", "").equals("<>"));
    }

    /**
     * Whether a program wrote it of itself, or to many (RFC 3834 §2 and §5): nothing that such a mail brings may make us write one.
     */
    public boolean automatic() {
        return fromNobody()
                || small("auto-submitted").anyMatch(value -> !value.split("[;( ]", 2)[0].equals("no"))
                || small("precedence").anyMatch(BULK::contains)
                || all("list-id").findAny().isPresent()
                || all("x-autoreply").findAny().isPresent()
                || all("x-autorespond").findAny().isPresent();
    }
}
