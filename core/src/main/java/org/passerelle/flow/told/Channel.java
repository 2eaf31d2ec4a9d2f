package org.passerelle.flow.told;

import java.util.Locale;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Member;

/** A way by which people are told, without clinical content. Another way is another of these, and changes nobody's turn. */
sealed interface Channel permits MailChannel, TextChannel {

    /** Which way it is. */
    Member.Way way();

    /** As the trace calls it. */
    static String name(Member.Way way) {
        return way.name().toLowerCase(Locale.ROOT);
    }

    /** Whether they gave what it needs. */
    boolean isGiven(Member.Reach reach);

    /** Makes what leaves part of the dossier's commit; tells whether there is something. Mail is always taken. */
    boolean tell(Dossier dossier, Tiding tiding);
}
