package org.passerelle.letter.clear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.frame.MalformedFrame;
import org.passerelle.seal.frame.SingleMailbox;

/** The addresses of a stranger's fields. */
final class Mailboxes {
    /** Addresses of a mail that are looked at. */
    static final int MOST_RECIPIENTS = 256;

    /** Never the end of something longer. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![^\\s<>,;:])[^\\s<>,;:@]{1,64}+@[^\\s<>,;:@]{1,253}+(?![^\\s<>,;:])");

    private Mailboxes() {}

    /** The address of a field that names one mailbox and nothing else. */
    static Optional<MailAddress> single(String body) {
        try {
            return Optional.of(SingleMailbox.parse(body));
        } catch (MalformedFrame several) {
            return Optional.empty();
        }
    }

    /** The addresses of a list, whatever stands around them; those that are none are left out. */
    static List<MailAddress> all(List<String> bodies) {
        List<MailAddress> found = new ArrayList<>();
        for (String body : bodies) {
            Matcher addresses = ADDRESS.matcher(bare(body));
            while (addresses.find() && found.size() < MOST_RECIPIENTS) {
                address(addresses.group()).filter(one -> !found.contains(one)).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Without quoted names and comments, in one pass. */
    private static String bare(String body) {
        var bare = new StringBuilder();
        boolean quoted = false;
        int comments = 0;
        for (int i = 0; i < body.length(); i++) {
            char next = body.charAt(i);
            if (next == '\\') {
                i++;
            } else if (next == '"' && comments == 0) {
                quoted = !quoted;
            } else if (!quoted && next == '(') {
                comments++;
            } else if (!quoted && next == ')' && comments > 0) {
                comments--;
            } else if (!quoted && comments == 0) {
                bare.append(next);
                continue;
            }
            bare.append(' ');
        }
        return bare.toString();
    }

    private static Optional<MailAddress> address(String written) {
        try {
            return Optional.of(MailAddress.of(written));
        } catch (Refused none) {
            return Optional.empty();
        }
    }
}
