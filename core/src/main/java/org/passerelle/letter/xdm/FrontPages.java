package org.passerelle.letter.xdm;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.InWords;
import org.passerelle.letter.document.Party;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Patient;

/**
 * INDEX.HTM and README.TXT (IHE ITI TF-2 §3.32.4.1.2): what people see who open the zip with neither of our programs. XHTML Basic,
 * French, no script, nothing that is fetched.
 */
final class FrontPages {
    private static final String LINE = "\r\n";

    private final ClinicalDocument document;
    private final String software;

    FrontPages(ClinicalDocument document, String software) {
        this.document = document;
        this.software = software;
    }

    String index(Collection<Listed> documents) {
        var page = new StringBuilder(4096);
        String title = escaped(document.title() + " — référence " + document.reference());
        page.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML Basic 1.1//EN\"")
                .append(" \"http://www.w3.org/TR/xhtml-basic/xhtml-basic11.dtd\">\n")
                .append("<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"fr\">\n<head>\n")
                .append("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\"/>\n<title>")
                .append(title)
                .append("</title>\n</head>\n<body>\n<h1>")
                .append(title)
                .append("</h1>\n<h2>Patient</h2>\n<p>")
                .append(escaped(patient()))
                .append("</p>\n<h2>Correspondants</h2>\n<p>De : ")
                .append(escaped(words(document.author())))
                .append("<br/>À : ")
                .append(escaped(words(document.recipient())))
                .append("<br/>Le : ")
                .append(InWords.moment(document.at()))
                .append(" (heure de Paris)</p>\n<h2>Documents</h2>\n<ul>\n");
        for (Listed each : documents) {
            page.append(item(XdmWriter.FOLDER + each.name(), each.title()));
        }
        page.append("</ul>\n<h2>Autres fichiers</h2>\n<ul>\n")
                .append(item(XdmWriter.METADATA, "Métadonnées (pour les logiciels)"))
                .append(item(XdmWriter.README, "Qui a produit cette archive, et comment"))
                .append("</ul>\n</body>\n</html>\n");
        return page.toString();
    }

    String readme() {
        Party author = document.author();
        return "Archive IHE XDM" + LINE + LINE + "Émetteur : " + words(author) + LINE
                + author.findAddress()
                        .map(MailAddress::value)
                        .map(address -> "Contact : " + address + LINE)
                        .orElse("")
                + "Logiciel : " + software + LINE
                + "Date : " + InWords.moment(document.at()) + " (heure de Paris)" + LINE
                + "Référence : " + document.reference() + LINE + LINE
                + "Contenu : un lot de soumission, dans IHE_XDM/SUBSET01." + LINE
                + "METADATA.XML décrit chaque document, avec sa taille et son empreinte." + LINE
                + Listed.CDA_NAME + " est le document médical (CDA R2) ; les autres fichiers l'accompagnent." + LINE
                + "INDEX.HTM présente le contenu." + LINE;
    }

    private String patient() {
        Patient patient = document.patient();
        return patient.birthName() + " " + patient.birthGivenNames().get(0) + ", "
                + InWords.born(patient.sex()).toLowerCase(Locale.FRENCH) + " le "
                + InWords.day(patient.birthDate())
                + patient.findIns().map(ins -> ", INS " + InWords.ins(ins)).orElse("");
    }

    private static String words(Party party) {
        Optional<String> person = party.findProfessional().map(InWords::professional);
        Optional<String> team = party.findOrganisation().map(InWords::organisation);
        return person.map(who -> team.map(where -> who + ", " + where).orElse(who))
                .or(() -> team)
                .orElse("");
    }

    private static String item(String path, String title) {
        return "<li><a href=\"" + path + "\">" + escaped(title) + "</a> (" + path + ")</li>\n";
    }

    private static String escaped(String text) {
        return EbXml.clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
