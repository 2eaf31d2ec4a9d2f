package org.passerelle.letter.clear;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.cda.CdaDocument;
import org.passerelle.letter.cda.CdaReader;
import org.passerelle.letter.cda.xml.CdaRefusal;
import org.passerelle.letter.paper.Octets;
import org.passerelle.letter.xdm.XdmArchive;
import org.passerelle.letter.xdm.XdmDocument;
import org.passerelle.letter.xdm.XdmReader;
import org.passerelle.letter.xdm.XdmRefusal;
import org.passerelle.port.letter.Clinical;
import org.passerelle.port.letter.Edition;
import org.passerelle.port.letter.Enclosed;
import org.passerelle.port.letter.Enclosed.Origin;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.refusal.Untrusted;

/**
 * The files of one mail: those attached, those of its archive, those inside its medical documents. What does not hold is kept as it
 * came, under the reason; nothing is lost.
 */
final class Contents {
    private static final List<String> TELEMEDICINE = List.of("75496-0", "85208-7");

    private final Sha256 mail;
    private final Shelf shelf;
    private final ClearLimits limits;
    private final CdaReader cdas = new CdaReader();
    private final Map<Id, Opening> openings = new LinkedHashMap<>();
    private final List<Enclosed> enclosed = new ArrayList<>();
    private final List<Edition> editions = new ArrayList<>();
    private final OnePatient patient = new OnePatient();
    private @Nullable Clinical clinical;
    private @Nullable Refusal trouble;
    private int inside;
    private long looked;

    /** A file's octets, from the first. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    private Contents(Sha256 mail, Shelf shelf, ClearLimits limits) {
        this.mail = mail;
        this.shelf = shelf;
        this.limits = limits;
    }

    /** @param mail its id */
    static Contents of(Sha256 mail, List<Leaf> leaves, Shelf shelf, ClearLimits limits) throws IOException {
        var contents = new Contents(mail, shelf, limits);
        contents.read(leaves);
        contents.dropCopies();
        return contents;
    }

    List<Enclosed> enclosed() {
        return List.copyOf(enclosed);
    }

    Optional<Clinical> clinical() {
        return trouble == null ? Optional.ofNullable(clinical) : Optional.empty();
    }

    List<Clinical.Traits> patients() {
        return trouble == null ? patient.documents() : List.of();
    }

    List<Edition> editions() {
        return trouble == null ? List.copyOf(editions) : List.of();
    }

    Optional<Refusal> trouble() {
        return Optional.ofNullable(trouble);
    }

    Optional<Opening> opening(Id document) {
        return Optional.ofNullable(openings.get(document));
    }

    private void read(List<Leaf> leaves) throws IOException {
        Optional<Leaf> archive = archive(leaves);
        for (Leaf leaf : leaves) {
            boolean opened = archive.filter(leaf::equals).isPresent() && archive(leaf);
            if (!opened) {
                file(leaf);
            }
        }
    }

    /** The one that is called as MSSanté says; where none is, the only zip. */
    private Optional<Leaf> archive(List<Leaf> leaves) {
        List<Leaf> named = leaves.stream().filter(Leaf::isNamedArchive).toList();
        if (named.size() > 1) {
            trouble(Refusal.of(ClearRefusal.SEVERAL_ARCHIVES));
            return Optional.empty();
        }
        List<Leaf> zips = leaves.stream().filter(Leaf::isZip).toList();
        return named.isEmpty() && zips.size() != 1
                ? Optional.empty()
                : Optional.of(named.isEmpty() ? zips.get(0) : named.get(0));
    }

    private boolean archive(Leaf leaf) throws IOException {
        XdmArchive archive;
        try {
            archive = Untrusted.read(XdmRefusal.METADATA, () -> new XdmReader().read(shelf.channel(leaf.octets())));
        } catch (Refused refused) {
            if (leaf.isNamedArchive()) {
                trouble(refused.refusal());
            }
            return false;
        }
        archive.patientId().ifPresent(patient::metadata);
        int number = 0;
        for (XdmDocument document : archive.documents()) {
            archived(archive, document, leaf.place() + "/" + ++number);
        }
        return true;
    }

    private void archived(XdmArchive archive, XdmDocument document, String place) throws IOException {
        Opening opening = () -> archive.open(document);
        String name = Leaf.name(
                document.findTitle().orElse("").replace('/', ' ').replace('\\', ' '),
                Leaf.name(document.path(), "document"));
        String type = Leaf.type(document.findMediaType().orElse(Leaf.UNKNOWN_TYPE));
        Optional<CdaDocument> cda =
                Leaf.isXml(document.path(), type) ? cda(opening, document.size(), true) : Optional.empty();
        add(place, name, cda.isPresent() ? "text/xml" : type, cda.isPresent() ? Origin.CDA : Origin.ARCHIVE, opening);
        if (cda.isPresent()) {
            medical(cda.get(), place, document.size(), opening);
        }
    }

    private void file(Leaf leaf) throws IOException {
        Opening opening = () -> shelf.open(leaf.octets());
        String place = Integer.toString(leaf.place());
        Optional<CdaDocument> cda = leaf.isXml() ? cda(opening, leaf.octets().size(), false) : Optional.empty();
        add(
                new Enclosed(
                        ClearId.file(mail, place, leaf.octets().sha256()),
                        leaf.name(),
                        leaf.mediaType(),
                        leaf.octets().size(),
                        leaf.octets().sha256(),
                        cda.isPresent() ? Origin.CDA : Origin.ATTACHED),
                opening);
        if (cda.isPresent()) {
            medical(cda.get(), place, leaf.octets().size(), opening);
        }
    }

    /** @param promised whether its archive says that it is a document: then one that cannot be read is trouble */
    private Optional<CdaDocument> cda(Opening opening, long size, boolean promised) throws IOException {
        try {
            requireFew(size);
            return Optional.of(Untrusted.read(CdaRefusal.NOT_XML, () -> cdas.read(opening::open)));
        } catch (Refused refused) {
            if (promised && refused.code() != CdaRefusal.NOT_CDA || refused.code() == ClearRefusal.TOO_MANY_FILES) {
                trouble(refused.refusal());
            }
            return Optional.empty();
        }
    }

    /** Takes in what a medical document says and holds. */
    private void medical(CdaDocument cda, String place, long size, Opening opening) throws IOException {
        try {
            patient.document(cda.patient());
            editions.add(EditionReader.read(cda));
            for (CdaDocument.Media media : cda.media()) {
                requireFew(size);
                media(media, place + "/" + (media.index() + 1), opening);
            }
        } catch (Refused refused) {
            trouble(refused.refusal());
            return;
        }
        Clinical said = ClinicalReader.read(cda);
        if (clinical == null || TELEMEDICINE.contains(said.code()) && !TELEMEDICINE.contains(clinical.code())) {
            clinical = said;
        }
    }

    private void media(CdaDocument.Media media, String place, Opening document) throws IOException {
        String type = Leaf.type(media.mediaType());
        Opening opening = () -> cdas.media(document::open, media);
        add(place, Leaf.name(media.name(), "document-" + (media.index() + 1)), type, Origin.INSIDE_CDA, opening);
    }

    private void add(String place, String name, String type, Origin origin, Opening opening) throws IOException {
        Octets octets;
        try (InputStream in = opening.open()) {
            octets = Octets.of(in);
        }
        add(
                new Enclosed(
                        ClearId.file(mail, place, octets.hash()), name, type, octets.size(), octets.hash(), origin),
                opening);
    }

    private void add(Enclosed file, Opening opening) {
        enclosed.add(file);
        openings.put(file.id(), opening);
    }

    /** Each look into a document begins at its first octet. */
    private void requireFew(long size) {
        looked += size;
        if (++inside > limits.inside() || looked > limits.looked()) {
            throw Refusal.of(ClearRefusal.TOO_MANY_FILES)
                    .with(FactKey.LIMIT, looked > limits.looked() ? limits.looked() : limits.inside())
                    .refused();
        }
    }

    /** The first reason is told. */
    private void trouble(Refusal why) {
        if (trouble == null) {
            trouble = why;
        }
    }

    /** What is attached for people and stands in the archive too is the same file. */
    private void dropCopies() {
        Set<Sha256> elsewhere = enclosed.stream()
                .filter(file -> file.origin() != Origin.ATTACHED)
                .map(Enclosed::sha256)
                .collect(Collectors.toSet());
        enclosed.removeIf(file -> file.origin() == Origin.ATTACHED && elsewhere.contains(file.sha256()));
    }
}
