package org.passerelle.seal.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import org.passerelle.refusal.HouseBug;

/** Encrypts what it is given with an AES-GCM cipher and passes the ciphertext on; {@link #finish} gives the tag. */
public final class CipherOutput extends OutputStream {
    /** Octets enciphered at a time: few enough that the virtual machine soon compiles what enciphers them. */
    private static final int CHUNK = 4 * 1024;

    private final OutputStream out;
    private final Cipher cipher;
    private final int tagLength;
    private final byte[] encrypted = new byte[CHUNK + 64];
    private final byte[] one = new byte[1];

    /**
     * @param out where the ciphertext goes
     * @param cipher ready to encrypt
     * @param tagLength octets of the tag
     */
    public CipherOutput(OutputStream out, Cipher cipher, int tagLength) {
        this.out = out;
        this.cipher = cipher;
        this.tagLength = tagLength;
    }

    @Override
    public void write(int octet) throws IOException {
        one[0] = (byte) octet;
        write(one, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        try {
            for (int done = 0; done < length; done += CHUNK) {
                int taken = Math.min(CHUNK, length - done);
                int given = cipher.update(source, offset + done, taken, encrypted, 0);
                out.write(encrypted, 0, given);
            }
        } catch (GeneralSecurityException impossible) {
            throw new HouseBug("the cipher gives no more than it takes and one block", impossible);
        }
    }

    /** Passes the last ciphertext on and returns the tag. */
    public byte[] finish() throws IOException {
        try {
            byte[] last = cipher.doFinal();
            out.write(last, 0, last.length - tagLength);
            return Arrays.copyOfRange(last, last.length - tagLength, last.length);
        } catch (GeneralSecurityException impossible) {
            throw new HouseBug("an encryption cipher ends with its tag", impossible);
        }
    }
}
