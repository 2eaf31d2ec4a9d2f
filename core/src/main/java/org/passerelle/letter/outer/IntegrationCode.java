package org.passerelle.letter.outer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/**
 * The code of a French integration platform that could not file a document (ANS, volet « Transmission au LPS d'un document CDA
 * reçu par courriel MSSanté »): in the subject, {@code [KO Intégration système !][902] XDM/1.0/DDM+…}, in the disposition,
 * {@code processed/Error: 902^libellé}. Older and mistyped forms are in use, so little is asked of the spelling.
 */
public final class IntegrationCode {
    /** What stands for a failure whose code is not given. */
    public static final String NONE = "";

    /** Characters of a subject that are looked at. */
    private static final int LONGEST_SUBJECT = 1000;

    private static final Pattern SUBJECT = Pattern.compile(
            "(?iu)\\[ ?(?:ko|erreur)\\b[^\\]]{0,40}int.{1,3}gration[^\\]]{0,40}\\] ?(?:\\[ ?([0-9]{1,3}) ?\\])?");
    private static final Pattern ERROR = Pattern.compile("(?i)(?:^|error ?: ?)([0-9]{1,3}) ?\\^");

    private IntegrationCode() {}

    /** The code that the subject tells, {@link #NONE} for a failure without one; nothing when it tells of no failure. */
    public static Optional<String> in(OuterFields outer) {
        return outer.first("subject").flatMap(IntegrationCode::inSubject);
    }

    private static Optional<String> inSubject(String written) {
        Matcher found = SUBJECT.matcher(subject(written));
        return found.find() ? Optional.of(found.group(1) == null ? NONE : found.group(1)) : Optional.empty();
    }

    private static String subject(String written) {
        String head = written.length() > LONGEST_SUBJECT ? written.substring(0, LONGEST_SUBJECT) : written;
        return DecoderUtil.decodeEncodedWords(utf8(head), DecodeMonitor.SILENT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Whether the subject begins with it: what answers such a mail has other words before. */
    public static boolean begins(OuterFields outer) {
        return outer.first("subject")
                .filter(written -> SUBJECT.matcher(subject(written)).lookingAt())
                .isPresent();
    }

    /** Nothing when the value names none. */
    static Optional<String> inDisposition(String value) {
        Matcher found = ERROR.matcher(value);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Subjects are seen that hold UTF-8 without being declared. */
    private static String utf8(String octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException latin) {
            return octets;
        }
    }
}
