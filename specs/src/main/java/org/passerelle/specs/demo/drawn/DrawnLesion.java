package org.passerelle.specs.demo.drawn;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.passerelle.refusal.HouseBug;

/**
 * A pigmented lesion as a dermatoscope would show it, drawn from a random source: nobody's skin. Like a telephone's photograph it
 * carries the place where it was taken, so that there is something to take away.
 */
public final class DrawnLesion {
    /** Pixels. */
    public static final int WIDTH = 640;
    /** Pixels. */
    public static final int HEIGHT = 480;

    private static final Color SKIN = new Color(226, 186, 164);
    private static final Color BROWN = new Color(122, 76, 52);
    private static final Color DARK = new Color(58, 34, 28);
    private static final int DOTS = 70;
    private static final int HAIRS = 6;
    private static final int START_OF_IMAGE = 2;

    private DrawnLesion() {}

    /** The drawing as JPEG, with the position of Bar-le-Duc's church in its EXIF part. */
    public static byte[] jpeg(RandomGenerator random) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(SKIN);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        border(pen, random);
        dots(pen, random);
        hairs(pen, random);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException impossible) {
            throw new HouseBug("a drawing in memory can be written", impossible);
        }
        return located(out.toByteArray());
    }

    private static void border(Graphics2D pen, RandomGenerator random) {
        var outline = new Path2D.Double();
        for (int degree = 0; degree < 360; degree += 8) {
            double angle = Math.toRadians(degree);
            double far = 110 + 16 * Math.sin(3 * angle) + 12 * random.nextDouble();
            double x = WIDTH / 2.0 + 1.25 * far * Math.cos(angle);
            double y = HEIGHT / 2.0 + far * Math.sin(angle);
            if (degree == 0) {
                outline.moveTo(x, y);
            } else {
                outline.lineTo(x, y);
            }
        }
        outline.closePath();
        pen.setPaint(new RadialGradientPaint(
                WIDTH / 2f - 20, HEIGHT / 2f, 170, new float[] {0.2f, 1f}, new Color[] {BROWN, SKIN.darker()}));
        pen.fill(outline);
    }

    private static void dots(Graphics2D pen, RandomGenerator random) {
        pen.setColor(DARK);
        for (int i = 0; i < DOTS; i++) {
            double angle = Math.PI * 2 * random.nextDouble();
            double far = 95 * Math.sqrt(random.nextDouble());
            double size = 2 + 5 * random.nextDouble();
            double x = WIDTH / 2.0 + 1.2 * far * Math.cos(angle);
            pen.fill(new Ellipse2D.Double(x, HEIGHT / 2.0 + far * Math.sin(angle), size, size));
        }
    }

    private static void hairs(Graphics2D pen, RandomGenerator random) {
        pen.setStroke(new BasicStroke(1.6f));
        for (int i = 0; i < HAIRS; i++) {
            var hair = new Path2D.Double();
            hair.moveTo(WIDTH * random.nextDouble(), 0);
            hair.quadTo(WIDTH * random.nextDouble(), HEIGHT * random.nextDouble(), WIDTH * random.nextDouble(), HEIGHT);
            pen.draw(hair);
        }
    }

    /** The same image with an EXIF part (big-endian TIFF, CIPA DC-008 §4.6) that holds nothing but a GPS position. */
    private static byte[] located(byte[] jpeg) {
        ByteBuffer tiff = ByteBuffer.allocate(128);
        tiff.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        tiff.putShort((short) 1);
        entry(tiff, 0x8825, 4, 1).putInt(26);
        tiff.putInt(0);
        tiff.putShort((short) 4);
        entry(tiff, 1, 2, 2).put(new byte[] {'N', 0, 0, 0});
        entry(tiff, 2, 5, 3).putInt(80);
        entry(tiff, 3, 2, 2).put(new byte[] {'E', 0, 0, 0});
        entry(tiff, 4, 5, 3).putInt(104);
        tiff.putInt(0);
        for (int part : new int[] {48, 46, 12, 5, 9, 36}) {
            tiff.putInt(part).putInt(1);
        }
        int length = 2 + 6 + tiff.capacity();
        return ByteBuffer.allocate(jpeg.length + 2 + length)
                .put(jpeg, 0, START_OF_IMAGE)
                .putShort((short) 0xFFE1)
                .putShort((short) length)
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(tiff.array())
                .put(jpeg, START_OF_IMAGE, jpeg.length - START_OF_IMAGE)
                .array();
    }

    private static ByteBuffer entry(ByteBuffer tiff, int tag, int type, int count) {
        return tiff.putShort((short) tag).putShort((short) type).putInt(count);
    }
}
