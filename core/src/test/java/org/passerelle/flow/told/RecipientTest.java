package org.passerelle.flow.told;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passerelle.flow.desk.Member;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Mobile;

class RecipientTest {
    private static final Member.Reach REACH = new Member.Reach(null, new Mobile("+33600000002"), null);

    @Test
    void eachLinesContactIsCountedApartAndAMemberOnce() {
        var skin = new MailAddress("dermatologie@ch-exemple.mssante.fr");
        var heart = new MailAddress("cardiologie@ch-exemple.mssante.fr");
        Recipient contact = Recipient.elsewhere(REACH);
        assertThat(contact.counted(skin)).isNotEqualTo(contact.counted(heart));
        var member = new Recipient("10000000002", REACH);
        assertThat(member.counted(skin)).isEqualTo(member.counted(heart));
    }

    @Test
    void whatCoordinatorsHearInThePlaceOfAFallbackIsThatItWasNotTold() {
        assertThat(Reason.STANDS_IN_ELSEWHERE.unheard()).isEqualTo(Reason.NOBODY_STANDS_IN);
        assertThat(Reason.STANDS_IN.unheard()).isEqualTo(Reason.NOBODY_STANDS_IN);
        assertThat(Reason.OVERDUE.unheard()).isEqualTo(Reason.OVERDUE);
    }
}
