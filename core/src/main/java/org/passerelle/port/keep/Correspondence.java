package org.passerelle.port.keep;

import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;

/** What is known of letters that came and of those who write them. */
public interface Correspondence {

    Optional<SeenLetter> seen(Sha256 letter);

    /** The letter seen in that place of that stream. */
    Optional<SeenLetter> seen(String stream, long seq);

    Optional<StreamRow> stream(String key);

    /** The held letters of a stream, by place. */
    List<HeldLetter> held(String stream);

    Optional<HeldLetter> held(Sha256 letter);

    /** Held letters that nothing is missing before any more, by place. */
    List<HeldLetter> ready(int limit);

    /** Whether these bytes were put apart in that mailbox already. */
    boolean quarantined(Sha256 content, String mailbox);

    /** Whether a held letter's bytes lie in that blob. */
    boolean heldIn(Id blob);

    Optional<Change.Cursor> cursor(String mailbox);

    List<QuarantineRow> quarantine(int limit);

    Optional<WitnessRow> witness(String origin);

    /** What that correspondent last said that their software reads. */
    Optional<Change.Reads> reads(MailAddress address);

    /** The youngest evidence against ledgers first. */
    List<Change.Evidence> evidence(int limit);

    /** The youngest alarms first. */
    List<AlarmRow> alarms(int limit);
}
