package org.passerelle.gateway.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.frame.HeaderBlock.Field;
import org.passerelle.seal.frame.MalformedFrame;
import org.passerelle.seal.frame.SingleMailbox;

/**
 * What standard input begins with: the header of a MIME entity, or nothing where it is plain text.
 *
 * @param fields the header's fields, unfolded; none for plain text
 * @param body what follows, not yet read
 */
record EntityHead(List<Field> fields, InputStream body) {
    /** Longest header looked at, in octets; a longer one is text. */
    private static final int LONGEST = 64 * 1024;

    private static final Pattern FIELD = Pattern.compile("[!-9;-~]+[ \t]*:.*", Pattern.DOTALL);
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]+>");
    /** One of these makes a block of fields a header: a text may begin with a line that has a colon. */
    private static final Set<String> TELLING = Set.of("content-type", "mime-version", "from");

    EntityHead {
        fields = List.copyOf(fields);
    }

    static EntityHead read(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, LONGEST + 2);
        buffered.mark(LONGEST + 1);
        String text = new String(buffered.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
        buffered.reset();
        int length = lengthOfBlock(text);
        List<Field> fields = length < 0 ? List.of() : fields(text.substring(0, length));
        if (fields.stream().map(EntityHead::name).noneMatch(TELLING::contains)) {
            return new EntityHead(List.of(), buffered);
        }
        buffered.skipNBytes(length);
        return new EntityHead(fields, buffered);
    }

    boolean isText() {
        return fields.isEmpty();
    }

    /** The field's name, in small letters. */
    static String name(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    /** The body of the only field of that name. */
    Optional<String> single(String name) {
        List<String> bodies = all(name);
        if (bodies.size() > 1) {
            throw refused(name);
        }
        return bodies.stream().findFirst();
    }

    /** The sender that the entity names. */
    Optional<MailAddress> from() {
        return single("from").map(body -> mailbox("From", body));
    }

    /** The recipients that the entity names, in their order, each once. */
    List<MailAddress> recipients() {
        if (!all("bcc").isEmpty()) {
            throw refused("Bcc");
        }
        List<MailAddress> recipients = new ArrayList<>();
        for (String name : List.of("To", "Cc")) {
            for (String one : single(name).map(EntityHead::split).orElse(List.of())) {
                recipients.add(mailbox(name, one));
            }
        }
        return recipients.stream().distinct().toList();
    }

    /** The message ids that a field holds. */
    List<String> messageIds(String name) {
        return MESSAGE_ID
                .matcher(single(name).orElse(""))
                .results()
                .map(found -> found.group())
                .toList();
    }

    private List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::body)
                .toList();
    }

    private static MailAddress mailbox(String name, String body) {
        try {
            return SingleMailbox.parse(body);
        } catch (MalformedFrame notOne) {
            throw refused(name);
        }
    }

    private static Refused refused(String name) {
        return Refusal.of(CliRefusal.ENTITY_HEADER).with(FactKey.FIELD, name).refused();
    }

    /** Cuts at the commas that stand neither in quotes nor in angle brackets. */
    private static List<String> split(String body) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int at = 0; at < body.length(); at++) {
            char character = body.charAt(at);
            if (character == '\\' && quoted) {
                at++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                pieces.add(body.substring(from, at));
                from = at + 1;
            }
        }
        pieces.add(body.substring(from));
        return pieces;
    }

    /** Octets up to the first empty line, with it; negative when there is none. */
    private static int lengthOfBlock(String text) {
        int crlf = text.indexOf("\r\n\r\n");
        int lf = text.indexOf("\n\n");
        if (crlf >= 0 && (lf < 0 || crlf < lf)) {
            return crlf + 4;
        }
        return lf < 0 ? -1 : lf + 2;
    }

    /** The fields of a block; none when a line of it is not one. */
    private static List<Field> fields(String block) {
        String[] lines = block.replace("\r\n", "\n")
                .replaceAll("\n[ \t]+", " ")
                .stripTrailing()
                .split("\n");
        List<Field> fields = new ArrayList<>();
        for (String line : lines) {
            if (!FIELD.matcher(line).matches()) {
                return List.of();
            }
            int colon = line.indexOf(':');
            fields.add(new Field(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
        }
        return fields;
    }

    /** Nothing: it holds addresses. */
    @Override
    public String toString() {
        return "EntityHead[…]";
    }
}
