package org.passerelle.letter.cda;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.passerelle.letter.cda.CdaDocument.Identifier;
import org.passerelle.letter.cda.CdaDocument.Section;
import org.passerelle.letter.cda.narrative.NarrativeText;
import org.passerelle.letter.cda.xml.Element;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.Oids;
import org.passerelle.letter.document.Passage;
import org.passerelle.letter.document.Version;
import org.passerelle.pathway.ClinicalModel.Kind;

/**
 * Whether a CDA says what the letter around it says.
 *
 * <p>Of both documents the header is compared: kind, title, version, order, patient, author, and what it replaces. A request is also
 * compared word by word: question, history, treatments. A report tells its recommendation in its PDF alone, which no program
 * compares: a node believes the bundle, and the words of the paper are its sender's, who signed both.
 */
public final class Agreement {
    private final CdaDocument read;
    private final ClinicalDocument said;

    private Agreement(CdaDocument read, ClinicalDocument said) {
        this.read = read;
        this.said = said;
    }

    /** What can differ. */
    public enum Difference {
        KIND,
        TITLE,
        VERSION,
        ORDER,
        PATIENT,
        AUTHOR,
        /** What is asked and told. */
        TOLD,
        TREATMENT
    }

    /** What differs; empty when they say the same. */
    public static Set<Difference> differences(CdaDocument read, ClinicalDocument said) {
        return new Agreement(read, said).differences();
    }

    private Set<Difference> differences() {
        Set<Difference> differences = EnumSet.noneOf(Difference.class);
        boolean request = said.kind() == Kind.REQUEST;
        note(differences, Difference.KIND, isKind(request));
        note(differences, Difference.TITLE, read.title().equals(written(said.title())));
        note(differences, Difference.VERSION, isVersion(said.version()));
        note(
                differences,
                Difference.ORDER,
                read.orders().equals(List.of(new Identifier(Oids.of(said.exchange()), ""))));
        note(differences, Difference.PATIENT, read.patient().is(said.patient()));
        note(differences, Difference.AUTHOR, isAuthor());
        if (request) {
            note(differences, Difference.TOLD, isTold());
            note(differences, Difference.TREATMENT, lines(Vocabulary.TREATMENT).equals(treatment()));
        }
        return differences;
    }

    private static void note(Set<Difference> differences, Difference difference, boolean same) {
        if (!same) {
            differences.add(difference);
        }
    }

    private boolean isKind(boolean request) {
        return read.type().system().equals(Vocabulary.LOINC)
                && read.type().code().equals(said.loinc())
                && read.findBody().isPresent() != request;
    }

    private boolean isVersion(Version version) {
        List<Identifier> replaces = version.findReplaces().stream()
                .map(replaced -> new Identifier(Oids.of(replaced), ""))
                .toList();
        return new Identifier(Oids.of(version.id()), "").equals(read.id())
                && new Identifier(Oids.of(version.set()), "").equals(read.set())
                && read.version() == version.number()
                && read.replaces().equals(replaces);
    }

    private boolean isAuthor() {
        Identifier wanted = PartyXml.identifier(said.author());
        return read.authors().size() == 1 && read.authors().get(0).ids().equals(List.of(wanted));
    }

    /** The passages, then nothing but the dates. */
    private boolean isTold() {
        List<String> told = lines(Vocabulary.HISTORY);
        List<String> wanted = lines(RequestBody.told(said));
        return told.size() >= wanted.size()
                && told.subList(0, wanted.size()).equals(wanted)
                && (told.size() == wanted.size() || told.get(wanted.size()).equals(RequestBody.DATES));
    }

    private List<String> treatment() {
        List<String> wanted = lines(RequestBody.treatments(said));
        return wanted.isEmpty() ? List.of(RequestBody.NO_TREATMENT) : wanted;
    }

    private List<String> lines(String loinc) {
        return read.section(loinc)
                .map(Section::narrative)
                .map(NarrativeText::lines)
                .orElse(List.of());
    }

    private static List<String> lines(List<Passage> passages) {
        List<String> lines = new ArrayList<>();
        for (Passage passage : passages) {
            lines.add(written(passage.title()));
            passage.lines().stream()
                    .map(Agreement::written)
                    .filter(line -> !line.isEmpty())
                    .forEach(lines::add);
        }
        return lines;
    }

    private static String written(String text) {
        return Element.oneLine(XmlOut.clean(text));
    }
}
