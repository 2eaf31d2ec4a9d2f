package org.passerelle.letter.xdm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** METADATA.XML as other software writes it: as much of it as a test says. */
public final class Metadatas {
    private final List<String> objects = new ArrayList<>();
    private String patient = "256025502912378^^^&1.2.250.1.213.1.4.10&ISO^NH";

    /** The patient of what follows. */
    public Metadatas patient(String cx) {
        patient = cx;
        return this;
    }

    /** @param slots {@code name=value} */
    public Metadatas document(String id, String... slots) {
        String written = List.of(slots).stream()
                .map(slot -> slot.split("=", 2))
                .map(pair -> "<rim:Slot name=\"" + pair[0] + "\"><rim:ValueList><rim:Value>" + pair[1]
                        + "</rim:Value></rim:ValueList></rim:Slot>")
                .collect(Collectors.joining());
        objects.add("<rim:ExtrinsicObject id=\"" + id + "\" mimeType=\"text/xml\" objectType=\"urn:uuid:"
                + Schemes.DOCUMENT + "\">" + written
                + "<rim:Name><rim:LocalizedString value=\"Titre de " + id + "\"/></rim:Name>"
                + "<rim:Classification classificationScheme=\"urn:uuid:" + Schemes.TYPE
                + "\" nodeRepresentation=\"34133-9\"><rim:Name><rim:LocalizedString value=\"non\"/></rim:Name>"
                + "</rim:Classification>"
                + "<rim:ExternalIdentifier identificationScheme=\"urn:uuid:" + Schemes.PATIENT + "\" value=\""
                + patient.replace("&", "&amp;") + "\"/>"
                + "<rim:ExternalIdentifier identificationScheme=\"urn:uuid:" + Schemes.UNIQUE_ID + "\" value=\"1.2."
                + id.hashCode() + "\"/></rim:ExtrinsicObject>");
        return this;
    }

    /** The file. */
    public byte[] octets() {
        return whole("", String.join("", objects));
    }

    static byte[] whole(String prologue, String objects) {
        return (prologue + "<lcm:SubmitObjectsRequest xmlns:lcm=\"" + EbXml.LCM + "\" xmlns:rim=\"" + EbXml.RIM
                        + "\"><rim:RegistryObjectList>" + objects
                        + "</rim:RegistryObjectList></lcm:SubmitObjectsRequest>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
