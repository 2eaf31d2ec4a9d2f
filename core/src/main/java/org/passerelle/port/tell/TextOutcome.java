package org.passerelle.port.tell;

import org.passerelle.refusal.Refusal;

/** What became of one try to hand a short message over. */
public sealed interface TextOutcome {
    /** The provider took it. */
    record Taken() implements TextOutcome {}

    /** Not now; the provider may have taken it all the same where it did not answer in time. */
    record Later(Refusal why) implements TextOutcome {}

    /** It will never be taken. */
    record Never(Refusal why) implements TextOutcome {}
}
