package org.passerelle.letter;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.refusal.Untrusted;

/** What is said of a mail that was refused before any check could say so. */
final class Unread {
    private Unread() {}

    static OpenedMail.Denied because(Refusal why) {
        return because(why, null);
    }

    /** @param claimed what it says it comes from; null when it does not say one address */
    static OpenedMail.Denied because(Refusal why, @Nullable MailAddress claimed) {
        var verdict = new Verdict(
                EnumSet.of(Check.WELL_FORMED),
                Map.of(Check.WELL_FORMED, CheckResult.failed(why.code())),
                null,
                why.code());
        return new OpenedMail.Denied(verdict, why, claimed);
    }

    static OpenedMail.Denied of(Verdict verdict, Optional<MailAddress> from) {
        Refusal why = Refusal.of(verdict.refusal().orElseThrow(() -> new HouseBug("an unread mail has a reason")));
        return new OpenedMail.Denied(verdict, why, from.orElse(null));
    }

    /** What a verified sender's letter says may still be refused: then the verdict names who is to be told. */
    static OpenedMail unless(Verdict verdict, Optional<MailAddress> from, Supplier<OpenedMail> reading) {
        try {
            return Untrusted.read(LetterRefusal.MALFORMED, reading::get);
        } catch (Refused refused) {
            return new OpenedMail.Denied(verdict, refused.refusal(), from.orElse(null));
        }
    }
}
