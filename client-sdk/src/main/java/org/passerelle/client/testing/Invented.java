package org.passerelle.client.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.passerelle.client.Draft;
import org.passerelle.client.Line;
import org.passerelle.party.Ins;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.Sex;

/** People and things that exist nowhere: their numbers are under test OIDs or never assigned. */
public final class Invented {
    private static final Color SKIN = new Color(0xE8BFA4);
    private static final Color LESION = new Color(0x6B3A2A);

    private Invented() {}

    /** A general practitioner with a direct phone line. */
    public static Professional doctor() {
        return new Professional(new Rpps("10000000001"), "ESSAI", "Jeanne", null, "03 29 00 00 01");
    }

    /** A dermatologist of the simulated hospital. */
    public static Professional expert() {
        return new Professional(new Rpps("10000000002"), "EXEMPLE", "Paul", "G15_10/SM15", null);
    }

    /** The coordinator of the simulated hospital's line. */
    public static Professional coordinator() {
        return new Professional(new Rpps("10000000003"), "MODELE", "Claude", null, null);
    }

    /** A cardiologist in town, who asks and answers. */
    public static Professional specialist() {
        return new Professional(new Rpps("10000000004"), "FICTIF", "Anne", "G15_10/SM04", "03 29 00 00 04");
    }

    /** A woman with an INS under the test OID. */
    public static Patient patient() {
        return new Patient(
                "MARTIN-ESSAI",
                List.of("CAMILLE", "ANNE"),
                "DURAND-ESSAI",
                null,
                LocalDate.of(1961, 7, 8),
                "55029",
                Sex.FEMALE,
                new Ins("261075502900171", Ins.Oid.TEST),
                null,
                "03 29 00 00 05",
                "1 rue de l'Essai, 55000 Bar-le-Duc");
    }

    /** A request of the rehearsal's practice to the hospital's line that has all it must have, and can be sent as it is. */
    public static Draft avis(Rehearsal world) {
        return avis(world.practice().line(Rehearsal.LINE), world.now().minusSeconds(600));
    }

    /**
     * The same of any practice.
     *
     * @param consentAt when the patient agreed
     */
    public static Draft avis(Line line, Instant consentAt) {
        return line.avis(doctor())
                .dangerToLife(false)
                .patient(patient())
                .oralConsent("Dr Jeanne Essai", consentAt)
                .noMedecinTraitant()
                .urgency("ordinary")
                .question("Faut-il retirer cette lésion ?")
                .history("Apparue sur l'avant-bras gauche.")
                .treatment("aucun")
                .attach("dermoscopic", "Lésion", () -> new ByteArrayInputStream(photograph()));
    }

    /** A drawn lesion as a JPEG file of about 20 kB, the same every time. */
    public static byte[] photograph() {
        return photograph(320, 240);
    }

    /** The same drawing in other dimensions, in pixels. */
    public static byte[] photograph(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(SKIN);
        pen.fillRect(0, 0, width, height);
        pen.setColor(LESION);
        pen.fill(new Ellipse2D.Double(width * 0.35, height * 0.3, width * 0.3, height * 0.4));
        pen.dispose();
        var grain = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, image.getRGB(x, y) ^ grain.nextInt(16));
            }
        }
        var file = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "jpeg", file)) {
                throw new IllegalStateException("this Java writes no JPEG");
            }
        } catch (IOException broken) {
            throw new IllegalStateException("a drawing cannot be written to memory", broken);
        }
        return file.toByteArray();
    }
}
