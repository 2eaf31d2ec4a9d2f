package org.passerelle.specs.fuzz.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.passerelle.letter.LetterReader;
import org.passerelle.letter.ReadLetter;
import org.passerelle.letter.ReadLimits;
import org.passerelle.seal.frame.Spool;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** A letter's inside, from a signer who may be believed and says what he likes. */
final class LetterFuzz extends FuzzTarget {
    private final Path spools = Files.createDirectories(Path.of("target", "fuzz", "spools"));
    private final LetterReader reader = new LetterReader(ReadLimits.DEFAULT, () -> new Spool(spools, Mailbox.random()));

    LetterFuzz() throws IOException {}

    @Override
    protected List<byte[]> seeds() throws IOException {
        return Seeds.all(
                List.of(Seeds.own("letter/take.mime"), Seeds.own("letter/clock.mime"), Seeds.own("letter/close.mime")),
                Seeds.samples("corpora/mime4j", "", 30));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        try (ReadLetter letter = reader.read(() -> new ByteArrayInputStream(octets))) {
            require(!letter.to().isEmpty(), "a letter that is read has a recipient");
            require(letter.messageId().length() <= octets.length, "its id stands in it");
        }
    }
}
