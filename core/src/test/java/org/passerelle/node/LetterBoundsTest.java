package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.passerelle.flow.desk.LetterDesk;
import org.passerelle.flow.desk.Witnessing;

/** How much of the past a letter names: a correspondent that never receipts makes no letter grow without end. */
class LetterBoundsTest extends HostileScene {
    private static final Pattern REFERENCES =
            Pattern.compile("\r\nReferences:((?:[^\r]|\r\n[ \t])*)\r\n", Pattern.CASE_INSENSITIVE);

    @Test
    void aLetterProvesAndNamesItsEarlierOnesUpToTheirLimits() {
        ForgedLetter request = outsider.request(card);
        Outsider.Sent last = outsider.seal(request);
        int before = houses.mail.crossed().size();
        houses.mail.inject(Rehearsal.LINE, last.mail());
        houses.settle();
        for (int refused = 0; refused <= Witnessing.MOST_PROVEN; refused++) {
            ForgedLetter step = outsider.draft(request.exchange, refused + 2L, card)
                    .step("supply", Rehearsal.text("supplied", "Six mois."));
            step.prev = last.letter();
            last = outsider.seal(step);
            houses.mail.inject(Rehearsal.LINE, last.mail());
            houses.settle();
        }

        List<byte[]> letters = houses
                .mail
                .crossed()
                .subList(before, houses.mail.crossed().size())
                .stream()
                .filter(mail -> text(mail).contains("application/pkcs7-mime"))
                .toList();
        assertThat(letters).hasSize(Witnessing.MOST_PROVEN + 2);
        List<Integer> proven = new ArrayList<>();
        for (int letter = 0; letter < letters.size(); letter++) {
            proven.add(outsider.proven(letters.get(letter)));
            assertThat(references(letters.get(letter))).isEqualTo(Math.min(2 * letter + 1, LetterDesk.MOST_REFERENCES));
        }
        assertThat(proven.subList(0, Witnessing.MOST_PROVEN + 1))
                .isEqualTo(java.util.stream.IntStream.rangeClosed(0, Witnessing.MOST_PROVEN)
                        .boxed()
                        .toList());
        assertThat(proven.get(Witnessing.MOST_PROVEN + 1)).isEqualTo(Witnessing.MOST_PROVEN);
    }

    private static int references(byte[] mail) {
        Matcher found = REFERENCES.matcher(text(mail));
        return found.find() ? found.group(1).split("<", -1).length - 1 : 0;
    }

    private static String text(byte[] mail) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        return text.substring(0, text.indexOf("\r\n\r\n") + 2);
    }
}
