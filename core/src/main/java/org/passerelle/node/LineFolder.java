package org.passerelle.node;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.fetch.FolderLastGood;
import org.passerelle.flow.line.LineBook;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.CardRow;

/**
 * What stands in files of our own lines, for other programs: each one's signed card, and beside it which version of its people is kept
 * and the hash that stands for them, without their names. The node never reads them back.
 */
public final class LineFolder {
    /** The folder's name inside the node's. */
    public static final String NAME = "cards";

    private static final int MOST = 1024 * 1024;
    private static final int LONGEST = 60;
    private static final int SHORT = 8;

    private final FolderLastGood files;

    /** @param folder the node's */
    public LineFolder(Path folder) {
        this.files = new FolderLastGood(folder.resolve(NAME), MOST);
    }

    /**
     * What a gateway wrote of a line.
     *
     * @param version its book's
     * @param seed stands for the people with whom the settings began it
     * @param people stands for those who are on it now
     * @param card its card's hash
     */
    public record About(long version, Sha256 seed, Sha256 people, Sha256 card) {}

    /** What the gateway that last had this folder wrote of a line; empty where none did. */
    public Optional<About> about(MailAddress line) {
        return files.read(name(line) + ".json")
                .map(Canon::read)
                .map(json ->
                        new About(json.whole("version"), json.hash("seed"), json.hash("people"), json.hash("card")));
    }

    /** The card that the gateway which last had this folder published of a line; empty where none did. */
    public Optional<byte[]> card(MailAddress line) {
        return files.read(name(line) + ".card");
    }

    void keep(LineBook book, CardRow card) {
        String name = name(book.line());
        files.keep(name + ".card", card.signed());
        Json.Obj about = Json.object()
                .put("line", book.line().value())
                .put("version", book.version())
                .put("seed", book.seed())
                .put("people", LineBook.hash(book.members()))
                .put("card", card.hash())
                .build();
        files.keep(name + ".json", Canon.octets(about));
    }

    /** Like the address, as far as every file system takes that; apart for different ones. */
    static String name(MailAddress line) {
        String like = line.value().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
        String hash =
                Sha256.hash(line.value().getBytes(StandardCharsets.US_ASCII)).hex();
        return "line-" + like.substring(0, Math.min(LONGEST, like.length())) + "-" + hash.substring(0, SHORT);
    }
}
