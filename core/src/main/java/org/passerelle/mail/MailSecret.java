package org.passerelle.mail;

/** A password or access token. It prints nothing; only the login that sends it to the server reads it. */
public final class MailSecret {
    private final String value;

    public MailSecret(String value) {
        this.value = value;
    }

    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "MailSecret[…]";
    }
}
