package org.passerelle.specs.browser.stories;

import com.microsoft.playwright.Locator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.passerelle.specs.demo.drawn.DrawnLesion;
import org.passerelle.specs.demo.world.SeededRandom;

/** Files as a requester has them on their desk. */
final class Photographs {
    private static final String DROP = """
            (slot, { name, octets }) => {
              const files = new DataTransfer();
              files.items.add(new File([Uint8Array.from(atob(octets), (one) => one.charCodeAt(0))], name, { type: 'image/jpeg' }));
              slot.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
            }
            """;

    private Photographs() {}

    /** A lesion. */
    static byte[] lesion() {
        return DrawnLesion.jpeg(new SeededRandom(6, "story"));
    }

    /** The lens cap was on. */
    static byte[] black() {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(1000, 900, BufferedImage.TYPE_INT_RGB), "jpeg", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Drops it where that kind of file belongs. */
    static void drop(Locator slot, String name, byte[] octets) {
        slot.evaluate(DROP, Map.of("name", name, "octets", Base64.getEncoder().encodeToString(octets)));
    }
}
