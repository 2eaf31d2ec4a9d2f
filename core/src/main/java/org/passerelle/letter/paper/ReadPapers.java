package org.passerelle.letter.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.letter.cda.Agreement;
import org.passerelle.letter.cda.CdaDocument;
import org.passerelle.letter.cda.CdaReader;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.Oids;
import org.passerelle.letter.xdm.XdmArchive;
import org.passerelle.letter.xdm.XdmDocument;
import org.passerelle.letter.xdm.XdmReader;
import org.passerelle.seal.frame.Spool;

/**
 * A letter's {@code IHE_XDM.zip}, decoded into an encrypted file and checked: the CDA of one step, and the documents, each by our id.
 * It reads one document at a time and is closed with the letter.
 */
public final class ReadPapers implements AutoCloseable {
    private final Spool spool;
    private final XdmArchive archive;
    private final CdaReader reader = new CdaReader();
    private final Map<Id, XdmDocument> entries = new HashMap<>();
    private final Map<Id, CdaDocument.Media> inside = new HashMap<>();
    private @Nullable XdmDocument clinical;
    private @Nullable CdaDocument cda;

    private ReadPapers(Spool spool, XdmArchive archive) {
        this.spool = spool;
        this.archive = archive;
        for (XdmDocument document : archive.documents()) {
            document.findUniqueId().flatMap(Oids::find).ifPresent(id -> entries.put(id, document));
        }
    }

    /**
     * Reads a zip.
     *
     * @param zip its octets, read to their end
     * @param spool where they wait; closed with what is returned, or by a refusal
     * @throws org.passerelle.refusal.Refused as {@link XdmReader} and {@link CdaReader} say
     */
    public static ReadPapers read(InputStream zip, Spool spool) throws IOException {
        boolean read = false;
        try {
            try (OutputStream decoded = spool.writer()) {
                zip.transferTo(decoded);
            }
            var papers = new ReadPapers(spool, new XdmReader().read(spool.channel()));
            read = true;
            return papers;
        } finally {
            if (!read) {
                spool.close();
            }
        }
    }

    /** Reads the CDA of that step, when there is one; the images inside are documents from then on. */
    public void readClinical(Id step) throws IOException {
        XdmDocument entry = entries.remove(step);
        if (entry == null) {
            return;
        }
        clinical = entry;
        cda = reader.read(() -> archive.open(entry));
        for (CdaDocument.Media media : cda.media()) {
            media.ids().stream()
                    .flatMap(id -> Oids.find(id.root()).stream())
                    .forEach(id -> inside.putIfAbsent(id, media));
        }
    }

    /** The documents with an id of ours; whatever has none is left alone. */
    public Map<Id, Octets> octets() throws IOException {
        Map<Id, Octets> found = new HashMap<>();
        for (Id id : entries.keySet()) {
            found.put(id, octets(id));
        }
        for (Id id : inside.keySet()) {
            found.putIfAbsent(id, octets(id));
        }
        return found;
    }

    private Octets octets(Id id) throws IOException {
        try (InputStream in = document(id).orElseThrow()) {
            return Octets.of(in);
        }
    }

    /** A document's octets; the caller closes the stream. */
    public Optional<InputStream> document(Id id) throws IOException {
        XdmDocument entry = entries.get(id);
        if (entry != null) {
            return Optional.of(archive.open(entry));
        }
        CdaDocument.Media media = inside.get(id);
        return media == null ? Optional.empty() : Optional.of(open(media));
    }

    /**
     * Whether the CDA says what the letter's other representations say.
     *
     * @param paper what stands beside the zip as PDF, null when nothing does
     */
    public boolean agrees(ClinicalDocument said, @Nullable Octets paper) throws IOException {
        if (cda == null || !Agreement.differences(cda, said).isEmpty()) {
            return false;
        }
        Optional<CdaDocument.Media> body = cda.findBody();
        if (body.isEmpty() || paper == null) {
            return true;
        }
        try (InputStream in = open(body.get())) {
            return Octets.of(in).equals(paper);
        }
    }

    private InputStream open(CdaDocument.Media media) throws IOException {
        XdmDocument entry = clinical;
        if (entry == null) {
            throw new IllegalStateException("no document was read");
        }
        return reader.media(() -> archive.open(entry), media);
    }

    @Override
    public void close() {
        try {
            spool.close();
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }
}
