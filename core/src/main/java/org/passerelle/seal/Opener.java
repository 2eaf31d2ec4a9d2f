package org.passerelle.seal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;
import org.passerelle.seal.frame.LimitedInput;
import org.passerelle.seal.frame.OpenLimits;
import org.passerelle.seal.frame.Spool;
import org.passerelle.seal.frame.SpoolMemory;

/**
 * Opens letters: decrypts, verifies, judges (WIRE §3), in constant memory. Decrypted octets wait in an encrypted spool and
 * are given out only under a verdict that allows it.
 */
public final class Opener {
    private final Path spoolFolder;
    private final SecureRandom random;
    private final OpenLimits limits;
    private final SpoolMemory memory;

    /**
     * @param spoolFolder where encrypted temporary files stand while a letter is open
     * @param random the source of the spools' keys
     * @param limits how much is read
     * @param memory what open letters may stay in before there is a file
     */
    public Opener(Path spoolFolder, SecureRandom random, OpenLimits limits, SpoolMemory memory) {
        this.spoolFolder = spoolFolder;
        this.random = random;
        this.limits = limits;
        this.memory = memory;
    }

    /** In the memory of the process. */
    public Opener(Path spoolFolder, SecureRandom random, OpenLimits limits) {
        this(spoolFolder, random, limits, SpoolMemory.SHARED);
    }

    public Opener(Path spoolFolder, SecureRandom random) {
        this(spoolFolder, random, OpenLimits.DEFAULT);
    }

    /** Beside those of the letters being opened, out of the same memory. */
    public Spool spool() throws IOException {
        return new Spool(spoolFolder, random, memory);
    }

    /**
     * Opens one mail. What is wrong with the letter is in the verdict, whatever it is.
     *
     * @param mail the octets as they came
     * @throws IOException when the mail's source or the spool cannot be read or written; it says nothing about the letter
     */
    public Opened open(InputStream mail, OpenContext context) throws IOException {
        return open(mail, context, Set.of(Purpose.LETTER));
    }

    /** The same where the mail may have been signed for any of these. */
    public Opened open(InputStream mail, OpenContext context, Set<Purpose> expected) throws IOException {
        // what is read in larger pieces is not copied through it
        var bounded = new BufferedInputStream(new LimitedInput(mail, limits.mail()), 8 * 1024);
        var means = new LetterOpening.Means(spoolFolder, random, memory, expected);
        return new LetterOpening(bounded, context, limits, means).open();
    }
}
