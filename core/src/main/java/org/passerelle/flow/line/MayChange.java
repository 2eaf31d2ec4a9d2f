package org.passerelle.flow.line;

import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Who may change what of a line or a practice. */
final class MayChange {
    private MayChange() {}

    static void require(LineBook book, PersonId by, LineChange change) {
        if (book.kind() == LineBook.Kind.PRACTICE && !change.isOfPeople()) {
            throw Refusal.of(FlowRefusal.LINE_CHANGE)
                    .with(FactKey.FIELD, "change")
                    .refused();
        } else if (book.kind() == LineBook.Kind.PRACTICE && book.members().isEmpty()) {
            requireFirst(by, change);
            return;
        }
        Member member = book.member(by)
                .orElseThrow(() -> Refusal.of(FlowRefusal.NOT_A_MEMBER).refused());
        if (!member.may(Member.Right.COORDINATOR) && !change.isOwn(by)) {
            throw Refusal.of(FlowRefusal.RIGHT_MISSING).refused();
        }
    }

    private static void requireFirst(PersonId by, LineChange change) {
        boolean themself = change instanceof LineChange.Joined joined
                && joined.member().id().equals(by)
                && joined.member().may(Member.Right.COORDINATOR);
        if (!themself) {
            throw Refusal.of(FlowRefusal.PRACTICE_UNNAMED).refused();
        }
    }
}
