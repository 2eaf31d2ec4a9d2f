package org.passerelle.flow.told;

import org.passerelle.flow.desk.Member;

/**
 * Who is told.
 *
 * @param name by which the trace and the counts know them
 * @param reach where they are told, and when not
 */
record Recipient(String name, Member.Reach reach) {
    /** Those of another node who stand in for a line. */
    static Recipient elsewhere(Member.Reach contact) {
        return new Recipient("fallback", contact);
    }

    static Recipient of(Member member) {
        return new Recipient(member.id().number(), member.reach());
    }

    @Override
    public String toString() {
        return "Recipient[…]";
    }
}
