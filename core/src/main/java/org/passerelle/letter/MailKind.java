package org.passerelle.letter;

import java.util.Locale;
import java.util.regex.Pattern;
import org.passerelle.letter.introduction.OnboardingJson;
import org.passerelle.letter.outer.IntegrationCode;
import org.passerelle.letter.outer.OuterFields;

/** What a mail seems to be, seen from its first octets alone: cheap, and believed by nobody. */
enum MailKind {
    /** An S/MIME entity, whatever it says it holds: it is opened, and refused under a code when it is not sealed. */
    LETTER,
    /** A signed mail that holds one of our receipts: it is opened and judged. */
    RECEIPT,
    /** A signed mail by which somebody introduces themselves: it is opened and judged. */
    INTRODUCTION,
    /** A signed mail that holds the answer to a challenge of ours: it is opened and judged. */
    ANSWER,
    /** What somebody's software says, unsigned, of what became of a mail, or what looks like that. */
    REPORT,
    /** Anything else. */
    FOREIGN;

    private static final Pattern SMIME = Pattern.compile("application/(x-)?pkcs7-mime\\b.*");
    private static final Pattern DAEMON = Pattern.compile(".*\\b(mailer-daemon|postmaster)@.*");

    static MailKind of(OuterFields outer) {
        if (outer.small("content-type").anyMatch(type -> SMIME.matcher(type).matches())) {
            return LETTER;
        }
        String type = outer.small("content-type").findFirst().orElse("");
        if (type.startsWith("multipart/signed")) {
            return signed(outer.rest().toLowerCase(Locale.ROOT));
        }
        return isReport(outer, type) ? REPORT : FOREIGN;
    }

    private static MailKind signed(String content) {
        if (content.contains(ReceiptJson.MEDIA_TYPE)) {
            return RECEIPT;
        } else if (content.contains(OnboardingJson.INTRODUCTION)) {
            return INTRODUCTION;
        }
        return content.contains(OnboardingJson.ANSWER) ? ANSWER : FOREIGN;
    }

    private static boolean isReport(OuterFields outer, String type) {
        boolean daemon = outer.fromNobody()
                && outer.small("from")
                        .findFirst()
                        .filter(from -> DAEMON.matcher(from).matches())
                        .isPresent();
        return type.startsWith("multipart/report") || daemon || IntegrationCode.begins(outer);
    }
}
