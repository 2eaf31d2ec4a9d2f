package org.passerelle.node;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.passerelle.media.Expected;
import org.passerelle.media.MediaGate;
import org.passerelle.media.MediaLimits;

/** A drawn lesion. */
final class Pictures {
    private Pictures() {}

    static byte[] jpeg() {
        var image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(new Color(228, 190, 170));
        graphics.fillRect(0, 0, 160, 120);
        graphics.setColor(new Color(92, 58, 44));
        graphics.fillOval(55, 35, 50, 42);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return out.toByteArray();
    }

    /** The same as senders owe it. */
    static byte[] clean() {
        var out = new ByteArrayOutputStream();
        try {
            new MediaGate(MediaLimits.defaults()).clean(new ByteArrayInputStream(jpeg()), out, Expected.imageOnly());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return out.toByteArray();
    }
}
