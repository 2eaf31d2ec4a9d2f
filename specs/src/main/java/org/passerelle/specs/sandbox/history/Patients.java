package org.passerelle.specs.sandbox.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.passerelle.party.Ins;
import org.passerelle.party.Patient;
import org.passerelle.party.Sex;

/** People who do not exist: names drawn from two lists, an INS under the OID of tests. */
final class Patients {
    private static final List<String> FAMILIES = List.of(
            "AUBRION",
            "BASTIEN",
            "CHAMPENOIS",
            "COLLIGNON",
            "DELATTRE",
            "ÉTIENNE",
            "FRANÇAIS",
            "GÉRARDIN",
            "HUMBERT",
            "JACQUEMIN",
            "LALLEMENT",
            "MANGEOT",
            "NICOLAS",
            "OUDIN",
            "PIERSON",
            "RICHARD",
            "SIMONIN",
            "THIRIET",
            "VAUTRIN",
            "WILLEMIN");
    private static final List<String> WOMEN = List.of(
            "ANNE", "BRIGITTE", "CHANTAL", "DENISE", "ÉLISE", "FRANÇOISE", "HÉLÈNE", "JOSIANE", "MONIQUE", "SYLVIE");
    private static final List<String> MEN = List.of(
            "ANDRÉ", "BERNARD", "CLAUDE", "DANIEL", "FERNAND", "GÉRARD", "JEAN", "MARCEL", "PHILIPPE", "ROLAND");
    private static final String PLACE = "55029";

    private Patients() {}

    /** Somebody who was born in the given years. */
    static Patient drawn(RandomGenerator random, int from, int until) {
        boolean woman = random.nextBoolean();
        LocalDate born = LocalDate.of(from, 1, 1).plusDays(random.nextInt((until - from) * 365));
        List<String> names = woman ? WOMEN : MEN;
        String nir = String.format(
                Locale.ROOT,
                "%d%02d%02d%s%03d",
                woman ? 2 : 1,
                born.getYear() % 100,
                born.getMonthValue(),
                PLACE,
                1 + random.nextInt(900));
        long key = 97 - Long.parseLong(nir) % 97;
        return new Patient(
                FAMILIES.get(random.nextInt(FAMILIES.size())),
                List.of(names.get(random.nextInt(names.size()))),
                null,
                null,
                born,
                PLACE,
                woman ? Sex.FEMALE : Sex.MALE,
                new Ins(nir + String.format(Locale.ROOT, "%02d", key), Ins.Oid.TEST),
                null,
                String.format(Locale.ROOT, "06 00 00 %02d %02d", random.nextInt(100), random.nextInt(100)),
                1 + random.nextInt(40) + " rue des Tilleuls, 55000 Bar-le-Duc");
    }
}
