package org.passerelle.specs.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** A picture of each page on a screen and on a phone, left in {@code target/images}; {@code bin/pictures} runs it, as no other does, and puts them into the documents. */
@ExtendWith(OneScene.class)
class Pictures {
    private static final Path IMAGES = Path.of("target", "images");
    /** Octets; they are kept with the sources. */
    private static final int LARGEST = 150_000;

    @TestFactory
    Stream<DynamicTest> eachPageHasItsPicture(Visits visits) {
        return visits.pages().stream()
                .filter(Shown::isPictured)
                .flatMap(shown -> Arrays.stream(Device.values())
                        .map(device -> DynamicTest.dynamicTest(
                                shown.name() + ", " + device, () -> take(visits, shown, device))));
    }

    private static void take(Visits visits, Shown shown, Device device) throws IOException {
        Page page = visits.at(shown, device, "fr-FR").page;
        Path file = IMAGES.resolve(shown.name() + (device == Device.PHONE ? "-phone" : "") + ".png");
        byte[] picture = Palette.reduced(page.screenshot());
        Files.createDirectories(IMAGES);
        Files.write(file, picture);
        assertThat(picture.length).as(file.toString()).isLessThan(LARGEST);
    }
}
