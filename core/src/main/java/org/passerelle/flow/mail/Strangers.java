package org.passerelle.flow.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.Store.ApartShelf.Load;

/**
 * Mails that nobody verified signed: how many come, and how much of them is kept. Once as much is kept as may be, another one is
 * left where it lies, in its mailbox or with the host, and people are alarmed: nothing that is kept gives way to it.
 */
final class Strangers {
    static final String FILLING = "flow.apart-filling";
    static final String FULL = "flow.apart-full";

    private final Premises premises;
    private final Vigilance vigilance;
    private final FloodWatch floods;

    Strangers(Premises premises, Vigilance vigilance) {
        this.premises = premises;
        this.vigilance = vigilance;
        this.floods = new FloodWatch(vigilance);
    }

    /** Whether a mail of that size is kept. */
    boolean fits(long octets) {
        Load load = premises.store().apart().load();
        return load.mails() < vigilance.mostApart() && load.octets() + octets <= vigilance.mostApartOctets();
    }

    /** One more came, which fits or is left; whom to alarm of what. */
    List<Change> came(@Nullable MailAddress claimed, boolean kept, Instant now) {
        List<Change> alarms = new ArrayList<>();
        floods.came(claimed, now).forEach(code -> alarms.add(alarm(code, now)));
        Load load = premises.store().apart().load();
        boolean filling = load.mails() * 100 >= vigilance.mostApart() * Vigilance.FILLING
                || load.octets() * 100 >= vigilance.mostApartOctets() * Vigilance.FILLING;
        String code = kept ? FILLING : FULL;
        if ((filling || !kept) && floods.hourly(code, now)) {
            alarms.add(alarm(code, now));
        }
        return alarms;
    }

    private static Change alarm(String code, Instant now) {
        return new Change.Alarm(new AlarmRow(Journals.NODE, code, now));
    }
}
