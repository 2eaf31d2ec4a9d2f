package org.passerelle.letter.xdm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.passerelle.letter.document.Attached;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.xdm.ZipStream.Folding;
import org.passerelle.letter.xdm.zip.ZipRefusal;
import org.passerelle.pathway.Document;
import org.passerelle.port.letter.Documents;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.frame.CountingOutput;

/**
 * Writes one {@code IHE_XDM.zip} (IHE ITI-32, one submission set, one patient) as a stream: {@code INDEX.HTM}, {@code README.TXT},
 * then in {@code IHE_XDM/SUBSET01} the CDA, the attached files that do not stand inside it ({@link ClinicalDocument#beside}), and last {@code METADATA.XML}, so that the
 * sizes and hashes in it are those of the octets that were written. Names are capitals, eight and three. Equal input gives equal
 * octets on one Java runtime.
 */
public final class XdmWriter {
    static final String INDEX = "INDEX.HTM";
    static final String README = "README.TXT";
    static final String FOLDER = "IHE_XDM/SUBSET01/";
    static final String METADATA = FOLDER + "METADATA.XML";

    private static final Pattern OID = Pattern.compile("[0-2](?:\\.(?:0|[1-9][0-9]*)){1,}");
    private static final int LONGEST_OID = 64;
    private static final int OWN_FILES = 4;

    private final String source;
    private final String software;
    private final XdmLimits limits;

    /** The CDA's octets. */
    public interface Content {
        /** @param out not to be closed */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * @param source OID of the system that sends (XDS sourceId), at most 64 characters
     * @param software name and version of the program, for people
     */
    public XdmWriter(String source, String software) {
        this(source, software, XdmLimits.DEFAULT);
    }

    public XdmWriter(String source, String software, XdmLimits limits) {
        if (source.length() > LONGEST_OID || !OID.matcher(source).matches()) {
            throw new IllegalArgumentException("a source is an OID");
        }
        this.source = source;
        this.software = software;
        this.limits = limits;
    }

    /**
     * Writes the zip.
     *
     * @param cda what writes the document as CDA
     * @param documents where the attached files' octets are
     * @param out flushed, not closed
     * @throws org.passerelle.refusal.Refused {@code letter.xdm.too-many-entries} or {@code letter.xdm.too-large} before anything is
     *     written; {@code letter.xdm.document-altered} where a file's octets are not those that the content names
     * @throws IOException when writing or reading fails
     */
    public void write(ClinicalDocument document, Content cda, Documents documents, OutputStream out)
            throws IOException {
        require(document);
        var pages = new FrontPages(document, software);
        Map<Listed, Measured> measured = new LinkedHashMap<>();
        try (var zip = new ZipStream(new CountingOutput(out), document.at())) {
            page(zip, INDEX, pages.index(listed(document)));
            page(zip, README, pages.readme());
            measured.put(Listed.of(document), measure(zip, Listed.CDA_NAME, Folding.LETTERS, cda));
            for (Attached each : document.beside()) {
                measured.put(Listed.of(each, document), attached(zip, each, documents));
            }
            zip.start(METADATA, Folding.SMALL);
            new Metadata(document, source).write(measured, new Measured.Meter(zip));
            zip.closeEntry();
        }
        out.flush();
    }

    private static List<Listed> listed(ClinicalDocument document) {
        return Stream.concat(
                        Stream.of(Listed.of(document)),
                        document.beside().stream().map(each -> Listed.of(each, document)))
                .toList();
    }

    private static void page(ZipStream zip, String name, String text) throws IOException {
        zip.start(name, Folding.SMALL);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static Measured attached(ZipStream zip, Attached attached, Documents documents) throws IOException {
        Document document = attached.document();
        Folding folding = isFolded(document.mediaType()) ? Folding.PLAIN : Folding.LETTERS;
        Measured measured = measure(zip, attached.entryName(), folding, out -> {
            try (InputStream octets = documents.open(document.id())) {
                octets.transferTo(out);
            }
        });
        if (measured.size() != document.size() || !measured.sha256().equals(document.sha256())) {
            throw Refusal.of(XdmRefusal.DOCUMENT_ALTERED)
                    .with(FactKey.REFERENCE, document.id())
                    .refused();
        }
        return measured;
    }

    private static Measured measure(ZipStream zip, String name, Folding folding, Content content) throws IOException {
        zip.start(FOLDER + name, folding);
        var meter = new Measured.Meter(zip);
        content.writeTo(meter);
        zip.closeEntry();
        return meter.measured();
    }

    private static boolean isFolded(String mediaType) {
        return mediaType.equals("image/jpeg") || mediaType.equals("image/png") || mediaType.equals("image/heic");
    }

    private void require(ClinicalDocument document) {
        List<Attached> beside = document.beside();
        if (beside.size() + OWN_FILES > limits.zip().entries()) {
            throw Refusal.of(ZipRefusal.TOO_MANY_ENTRIES)
                    .with(FactKey.LIMIT, limits.zip().entries())
                    .refused();
        }
        long total = beside.stream().mapToLong(each -> each.document().size()).sum();
        if (total > limits.zip().total()) {
            throw Refusal.of(ZipRefusal.TOO_LARGE)
                    .with(FactKey.LIMIT, limits.zip().total())
                    .refused();
        }
    }
}
