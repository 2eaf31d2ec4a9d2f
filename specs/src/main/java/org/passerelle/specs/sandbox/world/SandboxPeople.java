package org.passerelle.specs.sandbox.world;

import org.jspecify.annotations.Nullable;
import org.passerelle.party.Employee;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;

/** Those of the sandbox whom the demonstration does not know; all of them are invented. */
public final class SandboxPeople {
    public static final Professional GERIATRICIAN = doctor("10000000124", "THOUVENIN", "Agnès", "G15_10/SM18");
    public static final Professional DERMATOLOGY_INTERN = doctor("10000000082", "HARDY", "Inès", null);
    public static final Professional PNEUMOLOGY_INTERN = doctor("10000000132", "COLIN", "Maxime", null);
    public static final Professional GERIATRICS_INTERN = doctor("10000000140", "WEBER", "Lou", null);
    /** Looks after the experts' mail; sees the lists and reads nothing of a patient. */
    public static final Employee SECRETARY = new Employee(new PersonId("3550000012/31"), "LAMBERT", "Odile");

    public static final Professional AUDITOR = doctor("10000000108", "BRIOT", "Anne", null);
    public static final Professional OPERATOR = doctor("10000000116", "KIEFFER", "Omar", null);

    /** The two doctors of the practice whose software embeds the SDK. */
    public static final Professional SECOND_GP = doctor("10000000157", "HUSSON", "Marc", "G15_10/SM54");

    public static final Professional THIRD_GP = doctor("10000000165", "DIDIER", "Louise", "G15_10/SM54");

    private SandboxPeople() {}

    private static Professional doctor(String rpps, String familyName, String givenName, @Nullable String specialty) {
        return new Professional(new Rpps(rpps), familyName, givenName, specialty, "03 29 00 01 " + rpps.substring(9));
    }
}
