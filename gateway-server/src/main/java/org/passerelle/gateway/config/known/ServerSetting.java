package org.passerelle.gateway.config.known;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the machine is told: its node, keys, trust, mailboxes, lines, its programs' edge, and how it works. */
enum ServerSetting implements Setting {
    NODE_FOLDER(
            "node.folder",
            null,
            "Folder in which the node keeps itself: store, attachments, ledger. Made when absent; one process at a time."),
    NODE_KEY(
            "node.keyFile",
            "node.key in the folder",
            "File of the key that encrypts the folder; keep a copy elsewhere, without it the folder is lost."),
    NODE_PRODUCT(
            "node.productReference",
            "no such field",
            "What X-MSS-NIL says on every mail: the reference that convergence.esante.gouv.fr gave the product."),
    SIGNING_CERTIFICATE(
            "keys.signing.certificate",
            null,
            "PEM file of the organisation's signing certificate, its issuers after it."),
    SIGNING_KEY("keys.signing.key", null, "PEM file of its private key (PKCS#8, no password)."),
    SIGNING_PKCS12("keys.signing.pkcs12", null, "Instead of the two: one PKCS#12 file with one key."),
    SIGNING_PASSWORD_FILE("keys.signing.passwordFile", null, "File that holds the PKCS#12 file's password."),
    SIGNING_PASSWORD_ENV("keys.signing.passwordEnv", null, "Or the environment variable that holds it."),
    SIGNING_PKCS11("keys.signing.pkcs11", null, "Or a token that keeps the key: path of its PKCS#11 library."),
    SIGNING_SLOT("keys.signing.slot", "the first", "The token's slot, as its library counts."),
    SIGNING_ALIAS("keys.signing.alias", null, "The key's label in the token, which holds its certificate beside it."),
    SIGNING_PIN_FILE("keys.signing.pinFile", null, "File that holds the token's PIN."),
    SIGNING_PIN_ENV("keys.signing.pinEnv", null, "Or the environment variable that holds it."),
    DECRYPTION_CERTIFICATE(
            "keys.decryption[].certificate",
            null,
            "PEM file of an encryption certificate; list retired ones too, so that old letters still open."),
    DECRYPTION_KEY("keys.decryption[].key", null, "PEM file of its private key (PKCS#8, no password)."),
    DECRYPTION_PKCS12("keys.decryption[].pkcs12", null, "Instead of the two: one PKCS#12 file with one key."),
    DECRYPTION_PASSWORD_FILE("keys.decryption[].passwordFile", null, "File that holds the PKCS#12 file's password."),
    DECRYPTION_PASSWORD_ENV("keys.decryption[].passwordEnv", null, "Or the environment variable that holds it."),
    DECRYPTION_PKCS11("keys.decryption[].pkcs11", null, "Or a token that keeps the key: path of its PKCS#11 library."),
    DECRYPTION_SLOT("keys.decryption[].slot", "the first", "The token's slot, as its library counts."),
    DECRYPTION_ALIAS("keys.decryption[].alias", null, "The key's label in the token, its certificate beside it."),
    DECRYPTION_PIN_FILE("keys.decryption[].pinFile", null, "File that holds the token's PIN."),
    DECRYPTION_PIN_ENV("keys.decryption[].pinEnv", null, "Or the environment variable that holds it."),
    TRUST_ANCHORS(
            "trust.anchors",
            null,
            "PEM file of the certification authorities believed: self-signed ones as anchors, others as intermediates."),
    TRUST_CRLS("trust.crls", "none", "PEM files of revocation lists."),
    TRUST_HOSTS(
            "trust.hosts",
            "[igc-sante.esante.gouv.fr, ocsp.esante.gouv.fr]",
            "The only hosts on the Internet that are asked over HTTP, as name or name:port; [] asks nobody."),
    TRUST_INNER_HOSTS(
            "trust.innerHosts", "none", "Hosts of your own network, asked too: their addresses may be private."),
    TRUST_TLS(
            "trust.httpsAnchors",
            "the JDK's alone",
            "PEM file of further authorities that https servers' certificates may come from."),
    TRUST_CRL_URLS(
            "trust.crlUrls",
            "none",
            "Addresses of revocation lists, at these hosts, besides those that certificates name."),
    TRUST_REVOCATION(
            "trust.revocation",
            "where-known",
            "where-known: a certificate whose revocation nobody can be asked about is judged without; required: it is not."),
    TRUST_REFRESH(
            "trust.refresh",
            "1h",
            "How old a revocation list or answer is before a newer one is asked for; it serves on until it expires."),
    TRUST_RETRY("trust.retry", "1m", "How long a host that did not answer is not asked again."),
    TRUST_TIME("trust.answerTime", "5s", "How long one answer is waited for."),
    TRUST_OCTETS("trust.answerBytes", "10MiB", "Largest answer that is read."),
    WHITELIST_URL(
            "trust.whitelist.url",
            null,
            "Where MSSanté's list of domains is fetched, at one of these hosts; the last good copy serves meanwhile."),
    WHITELIST_FILE("trust.whitelist.file", null, "Or a file that another program keeps up to date."),
    WHITELIST_SIGNED(
            "trust.whitelist.signed",
            "false",
            "Whether an unsigned list is refused; a signature that is there must hold in any case."),
    WHITELIST_NAME("trust.whitelist.signerName", "any", "The CN that the list's signer must have."),
    WHITELIST_UNIT("trust.whitelist.signerUnit", "any", "The OU that the list's signer must have."),
    WHITELIST_REFRESH("trust.whitelist.refresh", "6h", "How often a newer list is looked for."),
    DIRECTORY_FILE(
            "directory.file", "none", "Your own list of mailboxes and whose they are, as docs/directory.md says."),
    EXTRACT_URL(
            "directory.extract.url",
            null,
            "Where the national extract of mailboxes is fetched, at one of trust.hosts; its last good copy serves 30 days."),
    EXTRACT_FILE(
            "directory.extract.file", null, "Or a file of it that another program keeps up to date, zipped or not."),
    EXTRACT_REFRESH("directory.extract.refresh", "24h", "How often a newer extract is looked for."),
    API_BASE("directory.api.base", null, "Address of the national directory's FHIR API, at one of trust.hosts."),
    API_KEY_FILE("directory.api.keyFile", null, "File that holds our key for it (ESANTE-API-KEY)."),
    API_KEY_ENV("directory.api.keyEnv", null, "Or the environment variable that holds it."),
    API_KEEP("directory.api.keep", "24h", "How long an answer is believed without asking again, 720h at most."),
    PATHWAYS("pathways.folder", "none", "Folder of your own pathways and lines' forms (docs/pathways.md)."),
    CATALOGUE_PUBLISH("catalogue.publish", "true", "Whether our lines' catalogue is made and served."),
    CATALOGUE_NAME("catalogue.name", "the first line's organisation", "What we call ourselves in it."),
    CATALOGUE_CARDS("catalogue.cards", "none", "Files of other organisations' signed line cards that stand in it too."),
    CATALOGUE_LETTERS("catalogue.letters", "true", "Whether it goes to correspondents by letter, once a day at most."),
    CATALOGUE_URLS("catalogue.urls", "none", "Where others' catalogues are fetched daily, at hosts of trust."),
    CARD_FILE("cards[].file", null, "A signed card, ours or a correspondent's, as card sign wrote it."),
    CARD_OWN("cards[].own", "false", "Whether this node answers for it."),
    CARD_CONFIRMED_BY("cards[].confirmedBy", null, "Who made sure that the card's addresses are its organisation's."),
    CARD_CONFIRMED_ROLE("cards[].confirmedRole", null, "In what capacity."),
    CARD_CONFIRMED_AT("cards[].confirmedAt", null, "When, as 2026-11-02T09:00:00Z."),
    MAILBOX_ADDRESS("mailboxes[].address", null, "An address of one of our own cards."),
    MAILBOX_ANCHORS(
            "mailboxes[].anchors",
            "the JDK's",
            "PEM file of the authorities that the mail servers' certificates must lead to."),
    SMTP_HOST("mailboxes[].smtp.host", null, "Submission server; its certificate must carry this name."),
    SMTP_PORT("mailboxes[].smtp.port", "465", "Its port."),
    SMTP_TLS("mailboxes[].smtp.tls", "implicit", "implicit or starttls; nothing is ever sent in clear."),
    IMAP_HOST("mailboxes[].imap.host", null, "IMAP server; its certificate must carry this name."),
    IMAP_PORT("mailboxes[].imap.port", "993", "Its port."),
    IMAP_TLS("mailboxes[].imap.tls", "implicit", "implicit or starttls."),
    IMAP_FOLDER("mailboxes[].imap.folder", "INBOX", "The folder that is read; flags stay as they are."),
    IMAP_MAIL(
            "mailboxes[].imap.mailBytes", "36MiB", "Largest mail that is read; at least what the line's card accepts."),
    IMAP_RECEIPTS("mailboxes[].imap.receipts", "left in the folder", "Folder into which our own receipts are moved."),
    LOGIN_KIND("mailboxes[].login.kind", "password", "password, certificate or xoauth2."),
    LOGIN_USER("mailboxes[].login.user", "the address", "The account's name at both servers."),
    LOGIN_PASSWORD_FILE(
            "mailboxes[].login.passwordFile",
            null,
            "File that holds the password (of the account, or of the PKCS#12 file)."),
    LOGIN_PASSWORD_ENV("mailboxes[].login.passwordEnv", null, "Or the environment variable that holds it."),
    LOGIN_CERTIFICATE(
            "mailboxes[].login.certificate", null, "PEM file of the client certificate, for kind certificate."),
    LOGIN_KEY("mailboxes[].login.key", null, "PEM file of its private key."),
    LOGIN_PKCS12("mailboxes[].login.pkcs12", null, "Instead of the two: one PKCS#12 file with one key."),
    LOGIN_TOKEN(
            "mailboxes[].login.tokenFile",
            null,
            "File in which another program keeps a valid access token, for kind xoauth2; read at each login."),
    LINE_ADDRESS("lines[].address", null, "A line's address, as its card has it."),
    MEMBER_RPPS("lines[].members[].rpps", null, "A member's RPPS number, in quotes."),
    MEMBER_FAMILY("lines[].members[].familyName", null, "Family name, as in the directory."),
    MEMBER_GIVEN("lines[].members[].givenName", null, "Given name, as in the directory."),
    MEMBER_SPECIALTY("lines[].members[].specialty", "none", "Specialty code, such as G15_10/SM26."),
    MEMBER_LINE("lines[].members[].directLine", "none", "Phone on which colleagues reach them."),
    MEMBER_RIGHTS(
            "lines[].members[].rights",
            "[expert]",
            "expert (reads, takes, asks, answers, declines), intern (reads, takes, asks), secretary (sees the list, files for who names them), coordinator (looks after the line, is called upon when a due date passes; each line has one with a mail address). Experts of the line that a card names as `fallback` are called when nobody answers, and may then act in that exchange."),
    MEMBER_MAIL(
            "lines[].members[].mail", "none", "Where they are told that something happened, without clinical content."),
    MEMBER_ID(
            "lines[].members[].id",
            null,
            "Instead of rpps, for who has none (a secretary): 3, the FINESS, a slash, and your own number for them."),
    MEMBER_MOBILE(
            "lines[].members[].mobile",
            "none",
            "Their number for short messages, + and digits; used where sms names a provider, for what cannot wait."),
    MEMBER_QUIET(
            "lines[].members[].quiet",
            "none",
            "When they are not told of what can wait, 20:00-07:00 by the line's time zone; one notice afterwards says that something came."),
    MEMBER_TOLD("lines[].members[].told", "[mail]", "By what they are told of what can wait: mail, sms, or both."),
    MEMBER_DELEGATES(
            "lines[].members[].delegates", "none", "Who may file in their name: RPPS numbers or ids, in quotes."),
    HTTPS_BIND("https.bind", "127.0.0.1", "Address on which the edge listens."),
    HTTPS_PORT("https.port", "8443", "Its port; 0 takes any free one."),
    HTTPS_CERTIFICATE("https.certificate", null, "PEM file of the server certificate, its issuers after it."),
    HTTPS_KEY("https.key", null, "PEM file of its private key."),
    HTTPS_PKCS12("https.pkcs12", null, "Instead of the two: one PKCS#12 file with one key."),
    HTTPS_PASSWORD_FILE("https.passwordFile", null, "File that holds the PKCS#12 file's password."),
    HTTPS_PASSWORD_ENV("https.passwordEnv", null, "Or the environment variable that holds it."),
    HTTPS_CLIENT_ANCHORS(
            "https.clientAnchors", null, "PEM file of the authorities that client certificates must lead to."),
    CLIENT_NAME("https.clients[].name", null, "How you call this program."),
    CLIENT_FINGERPRINT(
            "https.clients[].fingerprint",
            null,
            "SHA-256 of its client certificate, 64 hexadecimal digits, colons allowed."),
    CLIENT_MEMBERS("https.clients[].members", null, "RPPS numbers (or ids) of the people it may act for, in quotes."),
    CLIENT_LINES(
            "https.clients[].lines",
            "none",
            "Lines, and practices that the gateway serves, whose members it may act for, whoever they become: with lines, members may be left out."),
    LIMIT_HEADER("https.limits.headerBytes", "16KiB", "Largest request line, and largest header."),
    LIMIT_BODY("https.limits.bodyBytes", "32MiB", "Largest body; documents in an answer stand in it as base64."),
    LIMIT_BODIES("https.limits.bodiesBytes", "256MiB", "Octets of bodies held at once, all connections together."),
    LIMIT_HEADER_TIME(
            "https.limits.headerTime",
            "10s",
            "From the first octet of a request to the end of its header; the TLS handshake has as long."),
    LIMIT_BODY_TIME("https.limits.bodyTime", "60s", "From the end of the header to the end of the body."),
    LIMIT_IDLE_TIME(
            "https.limits.idleTime",
            "60s",
            "How long a connection may wait for its next request, or a client not take what is sent."),
    LIMIT_CONNECTIONS("https.limits.connections", "500", "Connections open at once."),
    LIMIT_REQUESTS("https.limits.requestsPerConnection", "1000", "Requests after which a connection is closed."),
    LIMIT_WORKERS("https.limits.workers", "8", "Requests handled at once."),
    LIMIT_QUEUE("https.limits.queue", "64", "Requests that may wait for a worker; more are answered 503."),
    LIMIT_STOP_TIME("https.limits.stopTime", "20s", "How long requests may run on when the server stops."),
    PACE_INTAKE("pace.intake", "20s", "Pause between two looks into a mailbox."),
    PACE_OUTBOX("pace.outbox", "1s", "Pause between two looks into the outbox."),
    PACE_TICKER("pace.ticker", "1s", "Pause between two looks at the clocks; due dates are told late by at most this."),
    CRYPTO(
            "crypto",
            "fastest",
            "Who computes: fastest (the JDK, and keys by Amazon Corretto Crypto Provider when it is on the class path), jdk (never by that one), standard (all by Bouncy Castle)."),
    VIGILANCE_RECEIPT(
            "vigilance.receipt",
            "4h",
            "How long a letter of ours may be without any signed receipt before its people are alarmed, then daily."),
    VIGILANCE_UNREADABLE(
            "vigilance.unreadable",
            "50",
            "Mails without a verified signer that may be put apart within an hour before people are alarmed."),
    VIGILANCE_UNREADABLE_DOMAIN(
            "vigilance.unreadableOfDomain", "20", "The same of those that claim to come from one domain."),
    VIGILANCE_MOST_APART(
            "vigilance.mostApart",
            "10000",
            "Refused mails that are kept; beyond, those without a verified signer are left in their mailbox. People are alarmed at 80 %."),
    VIGILANCE_MOST_APART_BYTES("vigilance.mostApartBytes", "2GiB", "The same in octets."),
    CLEAR_SIZE(
            "clear.size",
            "10MiB",
            "Largest ordinary mail that is written, where a card's carriage names clear and the list of domains is at hand."),
    CLEAR_SIZES_DOMAIN("clear.sizes[].domain", null, "A domain whose operator takes less or more: its name."),
    CLEAR_SIZES_SIZE("clear.sizes[].size", null, "What it takes."),
    CLEAR_MOST_BEGUN(
            "clear.mostBegun",
            "20",
            "Exchanges that one address may begin by ordinary mails within a day, and ten times as many one domain; later ones are put apart."),
    CLEAR_MOST_ATTACHED(
            "clear.mostAttached",
            "50",
            "Ordinary mails that one exchange may get within a day; later ones are put apart."),
    CLEAR_ACKNOWLEDGE(
            "clear.acknowledge",
            "true",
            "Whether people are told at once, once a day at most, that their ordinary mail arrived."),
    CLEAR_RECEIPT("clear.receipt", "24h", "Time for a report of a step that left in clear; then an alarm, once."),
    SMS_URL("sms.url", null, "Where each short message is sent by POST: https, or http on this machine."),
    SMS_ENCODING("sms.encoding", "json", "How the body is written: json or form."),
    SMS_BODY("sms.body", null, "The body, with {to} or {digits}, {text}, and where wanted {id}, {sender}, {token}."),
    SMS_TOKEN_FILE("sms.tokenFile", "none", "File that holds the token that lets us in."),
    SMS_TOKEN_ENV("sms.tokenEnv", "none", "Or the environment variable that holds it."),
    SMS_HEADER("sms.header", "Authorization: Bearer {token}", "The header that carries it; none if the body does."),
    SMS_SENDER("sms.sender", "none", "What {sender} stands for: 3 to 11 letters and digits, or a number."),
    SMS_STATUSES("sms.statuses", "200-299", "The HTTP statuses that say that a message was taken."),
    SMS_ANCHORS("sms.anchors", "the JDK's alone", "PEM file of further authorities of the provider's certificate."),
    SMS_TIME("sms.answerTime", "10s", "How long one answer is waited for, from connecting on; 60s at most."),
    SMS_CHARACTERS("sms.characters", "160", "Characters of one message, 140 to 160."),
    SMS_DAY("sms.mostOfMember", "20", "Messages to one person within a day; mail goes on."),
    SMS_HOUR("sms.mostInHour", "200", "Messages to all within an hour."),
    SCAN_HOST(
            "scan.host",
            null,
            "Antivirus server (ICAP) that looks at attached files before anybody sees them: its host. They go there in clear."),
    SCAN_PORT("scan.port", "1344", "Its port."),
    SCAN_SERVICE("scan.service", "avscan", "The path of its ICAP service."),
    SCAN_TIME("scan.time", "30s", "How long one answer is waited for; without one the file is withheld.");

    private final String path;
    private final String standard;
    private final String sentence;

    ServerSetting(String path, @Nullable String standard, String sentence) {
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
