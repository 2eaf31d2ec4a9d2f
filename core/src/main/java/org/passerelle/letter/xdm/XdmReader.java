package org.passerelle.letter.xdm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.passerelle.letter.xdm.XdmDocument.Proof;
import org.passerelle.letter.xdm.zip.ZipDirectory;
import org.passerelle.letter.xdm.zip.Zipped;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * Reads an {@code IHE_XDM.zip} (IHE ITI-32) of anybody. The zip must be one that every program reads alike (see
 * {@link org.passerelle.letter.xdm.zip.ZipRefusal}); the folder above {@code IHE_XDM}, capitals and slashes may be as they are. Each METADATA.XML is read; each
 * document that it names is found and compared with the size and hashes that it states; all are of one patient. A zip in the zip is a
 * document, never opened.
 */
public final class XdmReader {
    private static final String METADATA = "METADATA.XML";
    private static final Set<String> FRONT_PAGES = Set.of("INDEX.HTM", "INDEX.HTML", "README.TXT");

    private final XdmLimits limits;

    public XdmReader() {
        this(XdmLimits.DEFAULT);
    }

    public XdmReader(XdmLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads and judges.
     *
     * @param zip stays open, and is the caller's to close when the archive is done with
     * @throws org.passerelle.refusal.Refused as {@link XdmRefusal} and {@link org.passerelle.letter.xdm.zip.ZipRefusal} say
     * @throws java.io.UncheckedIOException when the channel fails
     */
    public XdmArchive read(SeekableByteChannel zip) {
        return new Reading(ZipDirectory.read(zip, limits.zip())).read();
    }

    private static boolean isNamed(Zipped file, String name) {
        return file.path().name().toUpperCase(Locale.ROOT).equals(name);
    }

    /** One zip's reading. */
    private final class Reading {
        private final ZipDirectory zip;
        private final List<Zipped> files;
        private final Map<Zipped, Measured> measured = new IdentityHashMap<>();
        private final Map<XdmDocument, Zipped> documents = new LinkedHashMap<>();
        private final Map<String, String> patients = new HashMap<>();
        private final Set<String> uniqueIds = new HashSet<>();
        private int metadataLeft = limits.metadata();

        Reading(ZipDirectory zip) {
            this.zip = zip;
            this.files = zip.files();
        }

        XdmArchive read() {
            List<Zipped> metadata =
                    files.stream().filter(each -> isNamed(each, METADATA)).toList();
            if (metadata.isEmpty()) {
                throw Refusal.of(XdmRefusal.METADATA_MISSING).refused();
            }
            List<Zipped> others = files.stream()
                    .filter(each -> !metadata.contains(each) && !isFrontPage(each, metadata))
                    .toList();
            var finder = new FileFinder(others);
            for (Zipped each : metadata) {
                named(MetadataReader.read(octets(each), limits), each.path().folder(), finder);
            }
            for (Zipped each : finder.left(others)) {
                documents.put(unnamed(each), each);
            }
            return new XdmArchive(zip, patients.values().stream().findFirst().orElse(null), documents);
        }

        private void named(Submitted submitted, List<String> folder, FileFinder finder) {
            submitted.patients().forEach(each -> patients.putIfAbsent(samePatient(each), each));
            if (patients.size() > 1) {
                throw Refusal.of(XdmRefusal.SEVERAL_PATIENTS)
                        .with(FactKey.ACTUAL, patients.size())
                        .refused();
            }
            for (Described each : submitted.documents()) {
                if (each.uniqueId() != null && !uniqueIds.add(each.uniqueId())) {
                    throw Refusal.of(XdmRefusal.DOCUMENT_TWICE).refused();
                }
                Zipped file = finder.find(
                        each, folder, candidate -> measure(candidate).sha1());
                documents.put(document(each, file, submitted.replaced()), file);
            }
        }

        private XdmDocument document(Described described, Zipped file, Map<String, String> replaced) {
            return new XdmDocument(
                    file.path().written(),
                    file.size(),
                    proof(described, measure(file)),
                    described.uniqueId(),
                    described.title(),
                    described.mediaType(),
                    described.typeCode(),
                    described.formatCode(),
                    replaced.get(described.id()));
        }

        private XdmDocument unnamed(Zipped file) {
            measure(file);
            return new XdmDocument(
                    file.path().written(), file.size(), Proof.UNNAMED, null, null, null, null, null, null);
        }

        private Measured measure(Zipped file) {
            return measured.computeIfAbsent(file, each -> {
                var meter = new Measured.Meter(OutputStream.nullOutputStream());
                try (var octets = zip.open(each)) {
                    octets.transferTo(meter);
                } catch (IOException impossible) {
                    throw new HouseBug("nowhere takes everything", impossible);
                }
                return meter.measured();
            });
        }

        private byte[] octets(Zipped metadata) {
            if (metadata.size() > metadataLeft) {
                throw Refusal.of(XdmRefusal.METADATA)
                        .with(FactKey.CHECK, "size")
                        .with(FactKey.LIMIT, limits.metadata())
                        .refused();
            }
            metadataLeft -= (int) metadata.size();
            try (var octets = zip.open(metadata)) {
                return octets.readAllBytes();
            } catch (IOException impossible) {
                throw new HouseBug("an unfolding throws no checked exception", impossible);
            }
        }
    }

    /** Those of the zip itself, not a document that happens to have such a name. */
    private static boolean isFrontPage(Zipped file, List<Zipped> metadata) {
        String name = file.path().name().toUpperCase(Locale.ROOT);
        return FRONT_PAGES.contains(name)
                && metadata.stream()
                        .noneMatch(
                                each -> each.path().folder().equals(file.path().folder()));
    }

    private static Proof proof(Described described, Measured measured) {
        boolean differs = described.size() != null && described.size() != measured.size()
                || described.sha1() != null && !described.sha1().equals(measured.sha1())
                || described.sha256() != null
                        && !described.sha256().equals(measured.sha256().hex());
        if (differs) {
            throw Refusal.of(XdmRefusal.DOCUMENT_ALTERED).refused();
        }
        if (described.sha256() != null) {
            return Proof.SHA_256;
        }
        return described.sha1() != null ? Proof.SHA_1 : Proof.NONE;
    }

    /** Number and authority of a CX: what else stands in it, and how many carets, differs within one zip. */
    private static String samePatient(String cx) {
        int caret = cx.indexOf('^');
        String number = caret < 0 ? cx : cx.substring(0, caret);
        int from = cx.indexOf('&');
        int to = cx.indexOf('&', from + 1);
        String authority = from < 0 ? "" : cx.substring(from + 1, to < 0 ? cx.length() : to);
        return number.strip() + "|" + authority.strip();
    }
}
