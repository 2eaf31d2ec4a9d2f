package org.passerelle.letter.clear;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.passerelle.letter.mime.HeaderFields;
import org.passerelle.party.MailAddress;
import org.passerelle.seal.frame.EncodedWords;

/** The header of an ordinary mail of ours. */
final class ClearHeaders {
    /** Ids of a thread that are repeated: the first, and the nearest. */
    static final int MOST_REFERENCES = 64;

    /** Somebody else's program may write ids that no address could have. */
    private static final Pattern FOREIGN_ID = Pattern.compile("[!-;=?-~]{3,250}");

    private static final Pattern ASCII = Pattern.compile("[ -~]*");

    private final HeaderFields fields = new HeaderFields();

    /** @param from as the field holds it */
    ClearHeaders(String from, List<MailAddress> to, Instant date, String messageId) {
        fields.add("From", from)
                .add("To", HeaderFields.addresses(to))
                .add("Date", HeaderFields.date(date))
                .add("Message-ID", HeaderFields.messageId(messageId));
    }

    /** @param references oldest first; those that no header can hold are left out */
    ClearHeaders thread(List<String> references) {
        List<String> all = references.stream()
                .filter(id -> FOREIGN_ID.matcher(id).matches())
                .map(id -> "<" + id + ">")
                .toList();
        if (!all.isEmpty()) {
            int from = Math.max(0, all.size() - MOST_REFERENCES);
            fields.add("In-Reply-To", all.get(all.size() - 1));
            fields.add("References", String.join("\r\n ", all.subList(from, all.size())));
        }
        return this;
    }

    /** Words that are ASCII stay as they are, so that rules of mailboxes find the prefix; the rest from the first other one is encoded. */
    ClearHeaders subject(String subject) {
        int plain = 0;
        for (int end = subject.indexOf(' '); end >= 0; end = subject.indexOf(' ', end + 1)) {
            if (!ASCII.matcher(subject.substring(0, end)).matches() || end >= EncodedWords.LONGEST_LINE / 2) {
                break;
            }
            plain = end + 1;
        }
        boolean whole = ASCII.matcher(subject).matches() || subject.contains("=?");
        String head = whole ? "" : subject.substring(0, plain);
        fields.add("Subject", head + HeaderFields.words(subject.substring(head.length())));
        return this;
    }

    ClearHeaders all(Map<String, String> others) {
        fields.addAll(others);
        return this;
    }

    ClearHeaders add(String name, String value) {
        fields.add(name, value);
        return this;
    }

    byte[] octets() {
        return fields.octets();
    }

    /** A mailbox with its display name. */
    static String mailbox(String name, MailAddress address) {
        String words = HeaderFields.words(name);
        boolean plain = words.equals(name);
        return (plain ? "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"" : words) + "\r\n <"
                + address.value() + ">";
    }
}
