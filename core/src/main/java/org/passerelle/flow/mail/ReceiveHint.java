package org.passerelle.flow.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.flow.clear.ClearReceipts;
import org.passerelle.flow.desk.Premises;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Correspondence;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.letter.Hint;

/**
 * An unsigned report of what became of a mail of ours. Anybody may write one, so it moves nothing: where it names a mail that we
 * sent and tells of a failure, the people of its exchange are alarmed, once for each mail and code; where that was an ordinary letter,
 * no other report of it is waited for. Else it is foreign.
 */
final class ReceiveHint {
    private final Premises premises;
    private final ClearReceipts clear;

    ReceiveHint(Premises premises) {
        this.premises = premises;
        this.clear = new ClearReceipts(premises);
    }

    void receive(Hint hint, Arrival arrival) {
        Correspondence known = premises.store().correspondence();
        Instant now = premises.now();
        List<Change> changes = new ArrayList<>(arrival.cursor());
        Optional<String> named = hint.messageIds().stream()
                .filter(id -> known.seen(SeenLetter.keyOfMail(id)).isPresent())
                .findFirst();
        Optional<SeenLetter> mail = named.flatMap(id -> known.seen(SeenLetter.keyOfMail(id)));
        if (mail.isPresent() && hint.kind().settles()) {
            changes.addAll(clear.reported(mail.get().exchange(), named.get()));
        }
        mail.filter(ours -> hint.kind().alarms())
                .map(ours -> ours.reported(hint.code(), now))
                .filter(told -> known.seen(told.letter()).isEmpty())
                .ifPresent(told -> {
                    changes.add(new Change.Seen(told));
                    changes.add(new Change.Alarm(new AlarmRow(told.exchange(), hint.code(), now)));
                });
        premises.commit(changes);
    }
}
