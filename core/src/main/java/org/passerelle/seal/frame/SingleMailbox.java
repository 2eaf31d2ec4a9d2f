package org.passerelle.seal.frame;

import java.util.regex.Pattern;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refused;

/** Reads a From that names exactly one mailbox (RFC 5322 §3.4), without groups, comments or routes. */
public final class SingleMailbox {
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\\x80-\\xff-]+";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.){0,998}+\"";
    private static final Pattern NAMED =
            Pattern.compile("(?:(?:" + ATOM + "|" + QUOTED + ")[ \t]*+){0,100}+<([!-;=?-~]{3,254})>");

    private SingleMailbox() {}

    /** The address; anything but one mailbox is malformed. */
    public static MailAddress parse(String body) {
        String trimmed = body.trim();
        var named = NAMED.matcher(trimmed);
        String address = named.matches() ? named.group(1) : trimmed;
        if (!address.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new MalformedFrame("a From is not one mailbox");
        }
        try {
            return MailAddress.of(address);
        } catch (Refused notAnAddress) {
            throw new MalformedFrame("a From is not one mailbox", notAnAddress);
        }
    }
}
