package org.passerelle.letter;

import java.util.EnumSet;
import java.util.Map;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.Refusal;

/** What is said of a mail that was refused before any check could say so. */
final class Unread {
    private Unread() {}

    static OpenedMail.Denied because(Refusal why) {
        var verdict = new Verdict(
                EnumSet.of(Check.WELL_FORMED),
                Map.of(Check.WELL_FORMED, CheckResult.failed(why.code())),
                null,
                why.code());
        return new OpenedMail.Denied(verdict, why, null);
    }
}
