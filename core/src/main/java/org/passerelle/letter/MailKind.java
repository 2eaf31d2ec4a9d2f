package org.passerelle.letter;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a mail seems to be, seen from its first octets alone: cheap, and believed by nobody. */
enum MailKind {
    /** An S/MIME entity, whatever it says it holds: it is opened, and refused under a code when it is not sealed. */
    LETTER,
    /** A signed mail that holds one of our receipts: it is opened and judged. */
    RECEIPT,
    /** A delivery failure, or what looks like one. */
    BOUNCE,
    /** Anything else. */
    FOREIGN;

    /** How many octets of a mail are looked at; headers that go on beyond are nobody's of ours. */
    static final int SEEN = 128 * 1024;

    private static final Pattern END = Pattern.compile("\r?\n\r?\n");
    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]+");
    private static final Pattern SMIME = Pattern.compile("application/(x-)?pkcs7-mime\\b.*");
    private static final Pattern DAEMON = Pattern.compile(".*\\b(mailer-daemon|postmaster)@.*");

    static MailKind of(byte[] first) {
        String mail = new String(first, StandardCharsets.ISO_8859_1);
        Matcher end = END.matcher(mail);
        String headers =
                FOLD.matcher(end.find() ? mail.substring(0, end.start()) : mail).replaceAll(" ");
        if (fields(headers, "content-type").anyMatch(type -> SMIME.matcher(type).matches())) {
            return LETTER;
        }
        String type = field(headers, "content-type").orElse("");
        if (type.startsWith("multipart/signed")) {
            return mail.toLowerCase(Locale.ROOT).contains(ReceiptJson.MEDIA_TYPE) ? RECEIPT : FOREIGN;
        }
        return isBounce(headers, type) ? BOUNCE : FOREIGN;
    }

    private static boolean isBounce(String headers, String type) {
        boolean report = type.startsWith("multipart/report") && type.contains("delivery-status");
        boolean nobody = field(headers, "return-path").filter("<>"::equals).isPresent();
        boolean daemon = field(headers, "from")
                .filter(from -> DAEMON.matcher(from).matches())
                .isPresent();
        return report || nobody && daemon;
    }

    private static Optional<String> field(String unfolded, String name) {
        return fields(unfolded, name).findFirst();
    }

    private static Stream<String> fields(String unfolded, String name) {
        return unfolded.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip().toLowerCase(Locale.ROOT));
    }
}
