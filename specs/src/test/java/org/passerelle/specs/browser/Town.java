package org.passerelle.specs.browser;

import java.util.List;
import java.util.stream.Stream;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.specs.demo.world.Troupe;
import org.passerelle.specs.demo.world.Troupes;

/** The places around the hospital. */
public final class Town {
    /** Whose software embeds the SDK. */
    static final Troupe.Place PRACTICE = Troupes.avis().places().get(0);
    /** Whose software means harm, beginning with its name. */
    static final Troupe.Place HOSTILE =
            place("hostile", "Cabinet <img src=x onerror=alert(1)>", "CABINET HOSTILE", "1550000088");
    /** Whose people ask in the console of a gateway of their own. */
    static final Troupe.Place CABINET =
            place("cabinet", "Maison de santé de l'Ornain", "MAISON DE SANTE DE L'ORNAIN", "1550000104");
    /** Nobody has confirmed them. */
    static final Troupe.Place NEWCOMER = place("newcomer", "Cabinet du Faubourg", "CABINET DU FAUBOURG", "1550000112");

    static final Troupe.Place HOSTILE_NEWCOMER =
            place("hostile-newcomer", "\"><script>alert(1)</script>", "CABINET <b>GRAS</b>", "1550000120");
    /** For the coordinator's story, one each time that it is told. */
    private static final List<Troupe.Place> CALLING = List.of(
            place("calling-screen", "Cabinet de la Gare", "CABINET DE LA GARE", "1550000138"),
            place("calling-phone", "Cabinet du Port", "CABINET DU PORT", "1550000146"));

    private Town() {}

    private static Troupe.Place place(String name, String displayName, String organisation, String structure) {
        return new Troupe.Place(
                name,
                displayName,
                new Leaf.Subject("Meuse (55)", organisation, new StructureId(structure), "cabinet"),
                new MailAddress("cabinet@" + name + ".mssante.example"),
                List.of());
    }

    /** Who introduces themselves while the coordinator is at such a device. */
    public static Troupe.Place calling(Device device) {
        return CALLING.get(device.ordinal());
    }

    /** Those whose cards the hospital has from the beginning. */
    static Stream<Troupe.Place> known() {
        return Stream.of(PRACTICE, HOSTILE, CABINET);
    }

    static Troupe troupe() {
        List<Troupe.Place> all = Stream.of(known(), Stream.of(NEWCOMER, HOSTILE_NEWCOMER), CALLING.stream())
                .flatMap(places -> places)
                .toList();
        return new Troupe("avis-in-a-browser", Troupes.avis().team(), all, null);
    }
}
