package org.passerelle.gateway.config.known;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pages for people are told. */
enum ConsoleSetting implements Setting {
    CONSOLE_BIND(
            "console.bind", "127.0.0.1", "Address on which pages for people are served; no console without this part."),
    CONSOLE_PORT(
            "console.port",
            "8444",
            "Its port, other than https.port; 0 takes any free one. The certificate is that of https."),
    CONSOLE_ACCOUNTS(
            "console.accounts", null, "File of those who may log in, which the command account makes and changes."),
    CONSOLE_IDLE("console.idle", "30m", "How long somebody stays logged in who does nothing."),
    CONSOLE_LONGEST("console.longest", "12h", "How long somebody stays logged in at most."),
    CONSOLE_ADDRESS(
            "console.address",
            "none",
            "The pages' https address as browsers reach it, https://avis.exemple.fr; needed for console.openid, for links in what people are told, and, where it is a name and no number, for passkeys."),
    OPENID_ISSUER(
            "console.openid.issuer",
            null,
            "People may also log in there (OpenID Connect, Pro Santé Connect): the provider's issuer, an https address."),
    OPENID_CLIENT("console.openid.clientId", null, "What the provider calls this gateway."),
    OPENID_SECRET_FILE(
            "console.openid.clientSecretFile", null, "File that holds the secret by which it knows this gateway."),
    OPENID_SECRET_ENV("console.openid.clientSecretEnv", null, "Or the environment variable that holds it."),
    OPENID_CERTIFICATE(
            "console.openid.certificate",
            null,
            "Instead of a secret (private_key_jwt): PEM file of a certificate whose public key the provider knows."),
    OPENID_KEY("console.openid.key", null, "PEM file of its private key."),
    OPENID_SCOPE("console.openid.scope", "openid scope_all", "What is asked for."),
    OPENID_ACR(
            "console.openid.acr",
            "eidas1",
            "How sure the provider must be of the person (acr_values); an answer with another is refused. any asks for nothing."),
    OPENID_CLAIM(
            "console.openid.claim",
            "SubjectNameID",
            "The claim that holds the person's national identity: 8 and the RPPS number, or as rpps and id of lines."),
    OPENID_NAME("console.openid.name", "Pro Santé Connect", "What the login page calls the provider."),
    OPENID_HOSTS(
            "console.openid.hosts",
            "none",
            "Further hosts of the provider's, where its keys or tokens stand elsewhere than its issuer."),
    OPENID_ANCHORS(
            "console.openid.anchors",
            "the JDK's alone",
            "PEM file of further authorities of the provider's certificate.");

    private final String path;
    private final String standard;
    private final String sentence;

    ConsoleSetting(String path, @Nullable String standard, String sentence) {
        this.path = path;
        this.standard = standard == null ? "" : standard;
        this.sentence = sentence;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Optional<String> standard() {
        return Optional.of(standard).filter(text -> !text.isEmpty());
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
