package org.passerelle.gateway.session;

import org.passerelle.refusal.RefusalCode;

/** Why somebody is not logged in. None of them tells whether the account exists. */
public enum SessionRefusal implements RefusalCode {
    NOT_LOGGED_IN("gateway.session.none", "There is no session, or it ended; log in.", Lasting.PERMANENT),
    WRONG("gateway.session.wrong", "Name and password do not go together.", Lasting.PERMANENT),
    LOCKED(
            "gateway.session.locked",
            "There were too many wrong passwords for this name; wait some minutes, or have the password set anew.",
            Lasting.TEMPORARY),
    BUSY("gateway.session.busy", "Too many people log in at this moment; try again shortly.", Lasting.TEMPORARY),
    FORGED(
            "gateway.session.forged",
            "The form does not come from a page of this session; open the page again and send it anew.",
            Lasting.PERMANENT),
    STRANGER(
            "gateway.session.stranger",
            "The provider knows this person, and nobody here does: no line, practice or account has their number.",
            Lasting.PERMANENT),
    INVITATION(
            "gateway.session.invitation",
            "This link was used, is too old, or is none of ours; log in, or ask for another one.",
            Lasting.PERMANENT),
    PASSWORD_SHORT(
            "gateway.session.password-short",
            "The password has too few or too many characters; take a sentence of 12 to 128 characters.",
            Lasting.PERMANENT),
    ACCOUNT_NAME(
            "gateway.session.account-name",
            "An account's name has 2 to 64 lower-case letters, digits, dots, hyphens or underscores, a letter first.",
            Lasting.PERMANENT),
    ACCOUNT_TWICE(
            "gateway.session.account-twice",
            "There is an account of this name; choose another one.",
            Lasting.PERMANENT),
    ACCOUNT_UNKNOWN("gateway.session.account-unknown", "There is no account of this name.", Lasting.PERMANENT),
    PASSWORD_OLD(
            "gateway.session.password-old",
            "The password is not the one that this account has; type it as at the login.",
            Lasting.PERMANENT),
    PASSWORDS_DIFFER(
            "gateway.session.passwords-differ",
            "The new password is not the same both times; type it twice.",
            Lasting.PERMANENT),
    NO_ACCOUNT(
            "gateway.session.no-account",
            "Whoever comes by a provider alone has no account here, so no password and no passkeys; ask for an account.",
            Lasting.PERMANENT),
    PROOF_OLD(
            "gateway.session.proof-old",
            "The login was more than five minutes ago; type the password, or log in again.",
            Lasting.PERMANENT),
    PASSKEY_NAME(
            "gateway.session.passkey-name",
            "A passkey is called by 1 to 40 characters that can be seen.",
            Lasting.PERMANENT),
    PASSKEY_TWICE(
            "gateway.session.passkey-twice",
            "This passkey is there already; a device needs no second one.",
            Lasting.PERMANENT),
    PASSKEY_UNKNOWN("gateway.session.passkey-unknown", "The account has no such passkey.", Lasting.PERMANENT),
    PASSKEYS_MOST(
            "gateway.session.passkeys-most",
            "The account has as many passkeys as it can have; remove one that is not used.",
            Lasting.PERMANENT),
    PASSKEY_COUNTER(
            "gateway.session.passkey-counter",
            "The passkey counted back, as a copy of it would; log in with the password, remove it and make a new one.",
            Lasting.PERMANENT),
    ACCOUNTS_FILE(
            "gateway.session.accounts-file",
            "The accounts file cannot be read or written, or does not hold accounts; restore it, or begin a new one.",
            Lasting.PERMANENT);

    private final String code;
    private final String sentence;
    private final Lasting lasting;

    SessionRefusal(String code, String sentence, Lasting lasting) {
        this.code = code;
        this.sentence = sentence;
        this.lasting = lasting;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return lasting;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
