package org.passerelle.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.passerelle.refusal.Refusal;

/**
 * A password as it is kept: Argon2id (RFC 9106 §3.1), written as {@code $argon2id$v=19$m=…,t=…,p=1$salt$hash}. Cost by OWASP's
 * password storage recommendation: 19 MiB, two passes.
 *
 * @param memory KiB
 * @param passes over that memory
 */
public record PasswordHash(int memory, int passes, byte[] salt, byte[] hash) {
    /** Fewest characters of a password (ANSSI, recommendations on passwords: long ones, no rules of composition). */
    public static final int SHORTEST = 12;
    /** Most characters, so that nobody has us hash a book. */
    public static final int LONGEST = 128;

    static final int MEMORY = 19 * 1024;
    static final int PASSES = 2;

    /** Most memory that a file may have us spend on one password, in KiB. */
    static final int MOST_MEMORY = 256 * 1024;

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=1\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

    /** Hashes a new password. */
    public static PasswordHash of(char[] password, RandomGenerator random) {
        if (password.length < SHORTEST || password.length > LONGEST) {
            throw Refusal.of(SessionRefusal.PASSWORD_SHORT).refused();
        }
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new PasswordHash(MEMORY, PASSES, salt, hashed(password, MEMORY, PASSES, salt));
    }

    /** Reads what {@link #written} wrote. */
    public static PasswordHash read(String written) {
        Matcher matcher = FORM.matcher(written);
        if (!matcher.matches()) {
            throw Refusal.of(SessionRefusal.ACCOUNTS_FILE).refused();
        }
        int memory = Integer.parseInt(matcher.group(1));
        int passes = Integer.parseInt(matcher.group(2));
        if (memory < 8 || memory > MOST_MEMORY || passes < 1) {
            throw Refusal.of(SessionRefusal.ACCOUNTS_FILE).refused();
        }
        return new PasswordHash(
                memory,
                passes,
                Base64.getDecoder().decode(matcher.group(3)),
                Base64.getDecoder().decode(matcher.group(4)));
    }

    public String written() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    /** Whether this is that password; takes as long for a wrong one. */
    public boolean fits(char[] password) {
        return password.length <= LONGEST && MessageDigest.isEqual(hash, hashed(password, memory, passes, salt));
    }

    private static byte[] hashed(char[] password, int memory, int passes, byte[] salt) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] octets = new String(password).getBytes(StandardCharsets.UTF_8);
        byte[] hash = new byte[HASH];
        generator.generateBytes(octets, hash);
        Arrays.fill(octets, (byte) 0);
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PasswordHash that && written().equals(that.written());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    /** Nothing: it can be tried against. */
    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
