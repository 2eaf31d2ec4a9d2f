package org.passerelle.gateway.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.passerelle.gateway.config.Settings.KeyFile;

/** Reads where a private key is: in PEM files, in a PKCS#12 file, or in a PKCS#11 token; and the secrets that open them. */
final class KeyReader {
    private final Path folder;
    private final Environment environment;

    KeyReader(Path folder, Environment environment) {
        this.folder = folder;
        this.environment = environment;
    }

    KeyFile read(YamlKeys keys) {
        if (keys.has("pkcs12")) {
            return new KeyFile.Pkcs12(keys.file("pkcs12", folder), secret(keys, "password"));
        }
        if (keys.has("pkcs11")) {
            return new KeyFile.Pkcs11(
                    keys.file("pkcs11", folder),
                    keys.has("slot")
                            ? Optional.of((long) keys.whole("slot", 0, 0, Integer.MAX_VALUE))
                            : Optional.empty(),
                    secret(keys, "pin"),
                    keys.text("alias"),
                    keys.has("certificate") ? Optional.of(keys.file("certificate", folder)) : Optional.empty());
        }
        return new KeyFile.PemPair(keys.file("certificate", folder), keys.file("key", folder));
    }

    /** What a file or an environment variable holds, named by the stem with {@code File} or {@code Env} after it. */
    Secret secret(YamlKeys keys, String stem) {
        String inFile = stem + "File";
        String inEnvironment = stem + "Env";
        if (keys.has(inFile) && keys.has(inEnvironment)) {
            throw keys.refused(ConfigRefusal.SECRET_TWICE, inEnvironment);
        }
        String key = keys.has(inEnvironment) ? inEnvironment : inFile;
        String value = keys.has(inEnvironment)
                ? environment.variable(keys.text(inEnvironment)).orElse("")
                : firstLine(new String(keys.file(inFile, folder).octets(), StandardCharsets.UTF_8));
        if (value.isEmpty()) {
            throw keys.refused(ConfigRefusal.SECRET_MISSING, key);
        }
        return new Secret(value);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
