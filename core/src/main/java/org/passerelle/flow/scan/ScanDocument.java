package org.passerelle.flow.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.letter.Scanner;
import org.passerelle.refusal.Refusal;

/**
 * Has the operator's antivirus look at an attached file each time before somebody gets it: what it knows today it may not have known
 * yesterday. A file with malware stays sealed, and people are alarmed; without an answer nobody gets it, until there is one.
 */
public final class ScanDocument {
    private final Premises premises;
    private final Scanner scanner;

    public ScanDocument(Premises premises, Scanner scanner) {
        this.premises = premises;
        this.scanner = scanner;
    }

    /**
     * Lets the file through.
     *
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#DOCUMENT_INFECTED}, {@link FlowRefusal#SCAN_AWAITED}
     */
    public void require(Id exchange, Supplier<InputStream> opening) {
        switch (found(opening)) {
            case NOTHING -> {
                // it may be seen
            }
            case MALWARE -> {
                String code = FlowRefusal.DOCUMENT_INFECTED.code();
                premises.commit(List.of(new Change.Alarm(new AlarmRow(exchange, code, premises.now()))));
                throw Refusal.of(FlowRefusal.DOCUMENT_INFECTED).refused();
            }
            case NO_ANSWER -> throw Refusal.of(FlowRefusal.SCAN_AWAITED).refused();
        }
    }

    private Scanner.Found found(Supplier<InputStream> opening) {
        try (InputStream octets = opening.get()) {
            return scanner.scan(octets);
        } catch (IOException unreadable) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unreadable);
        }
    }
}
