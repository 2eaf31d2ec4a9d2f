package org.passerelle.specs.browser;

import java.util.Set;
import org.passerelle.gateway.session.Account.Duty;
import org.passerelle.party.Employee;
import org.passerelle.party.Person;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.specs.demo.world.Cast;

/** Who logs in. */
public enum Role {
    EXPERT("paul.renard", Cast.EXPERT),
    INTERN("ines.hardy", professional("10000000082", "HARDY", "Inès")),
    COORDINATOR("claire.morel", Cast.COORDINATOR),
    /** On none of the lines. */
    STRANGER("alix.ailleurs", professional("10000000090", "AILLEURS", "Alix")),
    AUDITOR("anne.audit", professional("10000000108", "AUDIT", "Anne"), Duty.AUDITOR),
    OPERATOR("omar.astreinte", professional("10000000116", "ASTREINTE", "Omar"), Duty.OPERATOR),
    /** Asks, from a practice. */
    REQUESTER(
            Where.CABINET,
            "lucie.humbert",
            new Professional(new Rpps("10000000124"), "HUMBERT", "Lucie", "G15_10/SM54", "03 29 00 01 24")),
    /** Files in their name. */
    SECRETARY(
            Where.CABINET,
            "sami.accueil",
            new Employee(
                    new PersonId(
                            "3" + Town.CABINET.subject().structure().value().substring(1) + "/7"),
                    "ACCUEIL",
                    "Sami"));

    /** Whose gateway serves them. */
    public enum Where {
        HOSPITAL,
        CABINET
    }

    public static final String PASSWORD = "une phrase assez longue";

    public final Where where;
    public final Person person;
    public final String account;
    final Set<Duty> duties;

    Role(String account, Professional person, Duty... duties) {
        this(Where.HOSPITAL, account, person, duties);
    }

    Role(Where where, String account, Person person, Duty... duties) {
        this.where = where;
        this.account = account;
        this.person = person;
        this.duties = Set.of(duties);
    }

    private static Professional professional(String rpps, String familyName, String givenName) {
        return new Professional(new Rpps(rpps), familyName, givenName, null, null);
    }

    /** Who is one, as letters name them. */
    public Professional professional() {
        return (Professional) person;
    }
}
