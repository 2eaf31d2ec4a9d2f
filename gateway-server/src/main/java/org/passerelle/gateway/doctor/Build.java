package org.passerelle.gateway.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;
import org.passerelle.refusal.HouseBug;

/**
 * Which program this is, as its build wrote it down.
 *
 * @param version the project's; empty where no build wrote it
 * @param commit what it was built of, {@code -changed} behind it where files were changed since; empty where nobody knew
 */
public record Build(String version, String commit) {
    private static final String FILE = "build.properties";
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.-]{1,40}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}(-changed)?");

    /** This program's. */
    public static Build own() {
        try (InputStream in = Build.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new HouseBug("the program lacks " + FILE);
            }
            var written = new Properties();
            written.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return of(written.getProperty("version", ""), written.getProperty("commit", ""));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What was written, where it is what it should be: a file that no build filled in says nothing. */
    static Build of(String version, String commit) {
        return new Build(
                VERSION.matcher(version).matches() ? version : "",
                COMMIT.matcher(commit).matches() ? commit : "");
    }

    /** {@code 0.1.0 (3f9c0a1b2d3e)}. */
    public String words() {
        String known = version.isEmpty() ? "?" : version;
        return commit.isEmpty() ? known : known + " (" + commit + ")";
    }
}
