package org.passerelle.letter.clear;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.letter.clear.text.ShownText;
import org.passerelle.letter.clear.text.Written;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * What an ordinary mail's header says, judged: exactly one From of one address, and nobody of another domain who handed it in.
 *
 * @param messageId without angle brackets
 * @param references the nearest first
 * @param date null where it is not said in RFC 5322's form
 * @param subject as people may see it
 */
record ClearHead(
        MailAddress from,
        List<MailAddress> to,
        String messageId,
        List<String> references,
        @Nullable Instant date,
        String subject,
        boolean asksReceipt) {
    /** Characters of a subject that is shown. */
    static final int LONGEST_SUBJECT = 200;

    private static final Pattern ID = Pattern.compile("<\\s*+([!-;=?-~]{1,250}+)\\s*+>");
    private static final Pattern BARE_ID = Pattern.compile("([!-;=?-~]{1,250}+)");
    private static final Pattern PREFIX = Pattern.compile("(?i)XDM/1\\.0/DDM\\+?");
    private static final Pattern TAGS = Pattern.compile("^(?:\\s*+\\[[^\\]]{0,80}+\\])++");
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*+\\)");

    static ClearHead of(Fields fields) {
        MailAddress from = from(fields);
        requireNoOtherSender(fields, from);
        return new ClearHead(
                from,
                Mailboxes.all(Stream.concat(fields.all("To").stream(), fields.all("Cc").stream())
                        .toList()),
                messageId(fields),
                references(fields),
                date(fields).orElse(null),
                subject(fields.first("Subject").orElse("")),
                asksReceipt(fields, from));
    }

    private static MailAddress from(Fields fields) {
        if (fields.all("From").size() != 1) {
            throw Refusal.of(ClearRefusal.FROM).refused();
        }
        return Mailboxes.single(fields.all("From").get(0))
                .orElseThrow(() -> Refusal.of(ClearRefusal.FROM).refused());
    }

    /** A secretary writes for a doctor of the same house; nobody does so for one of another. */
    private static void requireNoOtherSender(Fields fields, MailAddress from) {
        boolean same = fields.all("Sender").stream()
                .allMatch(sender -> Mailboxes.single(sender)
                        .filter(one -> one.domain().equals(from.domain()))
                        .isPresent());
        if (!same || fields.all("Sender").size() > 1) {
            throw Refusal.of(ClearRefusal.SENDER).refused();
        }
    }

    private static String messageId(Fields fields) {
        String written = fields.single("Message-ID").orElse("");
        Matcher bracketed = ID.matcher(written);
        if (bracketed.matches()) {
            return bracketed.group(1);
        }
        Matcher bare = BARE_ID.matcher(written);
        if (bare.matches()) {
            return bare.group(1);
        }
        throw Refusal.of(ClearRefusal.HEADERS).with(FactKey.FIELD, "Message-ID").refused();
    }

    private static List<String> references(Fields fields) {
        Set<String> nearest = new LinkedHashSet<>();
        ids(fields.all("In-Reply-To")).stream()
                .limit(ClearHeaders.MOST_REFERENCES)
                .forEach(nearest::add);
        List<String> thread = new ArrayList<>(ids(fields.all("References")));
        Collections.reverse(thread);
        nearest.addAll(thread);
        return nearest.stream().limit(ClearHeaders.MOST_REFERENCES).toList();
    }

    private static List<String> ids(List<String> bodies) {
        return bodies.stream()
                .flatMap(body -> ID.matcher(body).results())
                .map(found -> found.group(1))
                .toList();
    }

    private static Optional<Instant> date(Fields fields) {
        String written =
                COMMENT.matcher(fields.first("Date").orElse("")).replaceAll("").strip();
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(written, Instant::from));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Without what programs put before it. */
    static String subject(String written) {
        String line = ShownText.line(Written.words(written), Written.LONGEST_DECODED);
        String bare = PREFIX.matcher(line).replaceAll(" ");
        return ShownText.line(TAGS.matcher(bare).replaceFirst(""), LONGEST_SUBJECT);
    }

    private static boolean asksReceipt(Fields fields, MailAddress from) {
        List<String> asked = fields.all("Disposition-Notification-To");
        boolean own = asked.size() == 1
                && Mailboxes.single(asked.get(0)).filter(from::equals).isPresent();
        return own
                && fields.all("Return-Path").stream()
                        .allMatch(path ->
                                Mailboxes.single(path).filter(from::equals).isPresent());
    }

    @Override
    public String toString() {
        return "ClearHead[…]";
    }
}
