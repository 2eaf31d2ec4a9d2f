package org.passerelle.gateway;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Small files as software would export them. */
public final class MadeFiles {
    private static final int LIST = 80;

    private MadeFiles() {}

    /** A night of two channels, flow and saturation, with an event every 100 seconds whose text means harm. */
    public static byte[] night(int seconds, int rate) {
        var out = new ByteArrayOutputStream();
        field(out, "0", 8);
        field(out, "X X X X", 80);
        field(out, "Startdate 05-MAY-2026 X X X", 80);
        field(out, "05.05.2622.30.00", 16);
        field(out, "1024", 8);
        field(out, "EDF+C", 44);
        field(out, String.valueOf(seconds), 8);
        field(out, "1", 8);
        field(out, "3", 4);
        columns(out, 16, "Flow <b>", "SpO2", "EDF Annotations");
        columns(out, 80, "", "", "");
        columns(out, 8, "cmH2O", "%", "");
        columns(out, 8, "-10", "0", "-1");
        columns(out, 8, "10", "100", "1");
        columns(out, 8, "-32768", "0", "-32768");
        columns(out, 8, "32767", "1000", "32767");
        columns(out, 80, "", "", "");
        columns(out, 8, String.valueOf(rate), "1", String.valueOf(LIST / 2));
        columns(out, 32, "", "", "");
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < rate; i++) {
                sample(out, second * rate + i == 777 ? 31_000 : (int) (9000 * Math.sin(i * 6.28 / rate)));
            }
            sample(out, second % 100 < 20 ? 850 : 960);
            String event = second % 100 == 0 ? "+" + second + "\u001512\u0014<script>Apnée</script>\u0014\0" : "";
            out.writeBytes(
                    Arrays.copyOf(("+" + second + "\u0014\u0014\0" + event).getBytes(StandardCharsets.UTF_8), LIST));
        }
        return out.toByteArray();
    }

    /** A picture of 64 by 48 pixels. */
    static byte[] jpeg() {
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.PINK);
        pen.fillRect(0, 0, 64, 48);
        pen.setColor(Color.DARK_GRAY);
        pen.fillOval(20, 12, 20, 16);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Two pages of text. */
    static byte[] pdf() {
        try (var document = new PDDocument()) {
            for (String text : new String[] {"Bilan du 3 mai", "Deuxieme page"}) {
                var page = new PDPage();
                document.addPage(page);
                try (var pen = new PDPageContentStream(document, page)) {
                    pen.beginText();
                    pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 24);
                    pen.newLineAtOffset(72, 700);
                    pen.showText(text);
                    pen.endText();
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void sample(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >> 8);
    }

    private static void columns(ByteArrayOutputStream out, int width, String... texts) {
        for (String text : texts) {
            field(out, text, width);
        }
    }

    private static void field(ByteArrayOutputStream out, String text, int width) {
        out.writeBytes(Arrays.copyOf((text + " ".repeat(width)).getBytes(StandardCharsets.US_ASCII), width));
    }
}
