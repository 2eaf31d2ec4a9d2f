package org.passerelle.flow.told;

import org.passerelle.flow.desk.Member;
import org.passerelle.party.MailAddress;

/**
 * Who is told.
 *
 * @param name by which the trace knows them
 * @param reach where they are told, and when not
 */
record Recipient(String name, Member.Reach reach) {
    private static final String FALLBACK = "fallback";

    /** Those of another node who stand in for a line. */
    static Recipient elsewhere(Member.Reach contact) {
        return new Recipient(FALLBACK, contact);
    }

    static Recipient of(Member member) {
        return new Recipient(member.id().number(), member.reach());
    }

    /** By what the counts of that line's messages know them: each line's contact is another. */
    String counted(MailAddress line) {
        return name.equals(FALLBACK) ? name + ":" + line.value() : name;
    }

    /** The same, whom only mail reaches. */
    Recipient byMail() {
        return new Recipient(name, new Member.Reach(reach.mail(), null, null));
    }

    @Override
    public String toString() {
        return "Recipient[…]";
    }
}
