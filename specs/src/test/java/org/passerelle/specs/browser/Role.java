package org.passerelle.specs.browser;

import java.util.Set;
import org.passerelle.gateway.session.Account.Duty;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.specs.demo.world.Cast;

/** Who logs in. */
enum Role {
    EXPERT("paul.renard", Cast.EXPERT),
    INTERN("ines.hardy", new Professional(new Rpps("10000000082"), "HARDY", "Inès", null, null)),
    COORDINATOR("claire.morel", Cast.COORDINATOR),
    /** On none of the lines. */
    STRANGER("alix.ailleurs", new Professional(new Rpps("10000000090"), "AILLEURS", "Alix", null, null)),
    AUDITOR("anne.audit", new Professional(new Rpps("10000000108"), "AUDIT", "Anne", null, null), Duty.AUDITOR),
    OPERATOR(
            "omar.astreinte",
            new Professional(new Rpps("10000000116"), "ASTREINTE", "Omar", null, null),
            Duty.OPERATOR);

    static final String PASSWORD = "une phrase assez longue";

    final String account;
    final Professional person;
    final Set<Duty> duties;

    Role(String account, Professional person, Duty... duties) {
        this.account = account;
        this.person = person;
        this.duties = Set.of(duties);
    }
}
