package org.passerelle.flow.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.flow.desk.Premises;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Correspondence;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.letter.Hint;

/**
 * An unsigned report that a mail of ours went astray. Anybody may write one, so it moves nothing: where it names a mail that we sent,
 * the people of its exchange are alarmed, once for each mail and code; else it is foreign.
 */
final class ReceiveHint {
    private final Premises premises;

    ReceiveHint(Premises premises) {
        this.premises = premises;
    }

    void receive(Hint hint, Arrival arrival) {
        Correspondence known = premises.store().correspondence();
        Instant now = premises.now();
        List<Change> changes = new ArrayList<>(arrival.cursor());
        Optional<SeenLetter> mail = hint.messageIds().stream()
                .flatMap(id -> known.seen(SeenLetter.keyOfMail(id)).stream())
                .findFirst();
        mail.map(ours -> ours.reported(hint.code(), now))
                .filter(told -> known.seen(told.letter()).isEmpty())
                .ifPresent(told -> {
                    changes.add(new Change.Seen(told));
                    changes.add(new Change.Alarm(new AlarmRow(told.exchange(), hint.code(), now)));
                });
        premises.commit(changes);
    }
}
