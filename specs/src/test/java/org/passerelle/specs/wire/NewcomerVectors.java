package org.passerelle.specs.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.introduction.OnboardingJson;
import org.passerelle.port.letter.Onboarding;

/** What two who do not know each other say. */
final class NewcomerVectors {
    private static final Sha256 CARD = Sha256.hash(new byte[] {3});
    private static final Sha256 CHALLENGE = Sha256.hash(new byte[] {5});

    private NewcomerVectors() {}

    static Json.Obj make() {
        var introduction = new Onboarding.Introduction(Given.counting(48), true);
        var challenge = new Onboarding.Challenge(
                CARD,
                Given.PRACTICE,
                "0123456789abcdef0123456789abcdef@saulx.mssante.example",
                Given.counting(32),
                Given.NOON.plusSeconds(7 * 86_400));
        var answer = new Onboarding.Answer(CHALLENGE, Given.counting(32));
        return Given.file(
                "An introduction (its card is no card: any octets), a challenge and an answer.",
                List.of(
                        vector("introduction", introduction),
                        vector(
                                "introduction with a catalogue",
                                new Onboarding.Introduction(Given.counting(48), false, Given.counting(16))),
                        vector("challenge", challenge),
                        vector("answer", answer)));
    }

    private static Json.Obj vector(String name, Onboarding said) {
        byte[] octets = OnboardingJson.write(said);
        return Json.object()
                .put("name", name)
                .put("mediaType", OnboardingJson.mediaType(said))
                .put("documentText", new String(octets, StandardCharsets.UTF_8))
                .put("sha256", Sha256.hash(octets))
                .build();
    }
}
