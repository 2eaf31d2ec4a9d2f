package org.passerelle.client.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.flow.clear.MailContent;
import org.passerelle.port.letter.Clinical;
import org.passerelle.port.letter.Enclosed;

/**
 * What an ordinary mail says.
 *
 * @param said what its medical document says that was filed, or null
 * @param trouble why its archive or its document is not believed, a refusal's code, or null
 */
public record MailSaid(
        String subject,
        String text,
        List<Enclosed> files,
        @Nullable Clinical said,
        @Nullable String trouble) {
    public MailSaid {
        files = List.copyOf(files);
    }

    static MailSaid of(MailContent content) {
        return new MailSaid(content.subject(), content.text(), content.enclosed(), content.said(), content.trouble());
    }

    @Override
    public String toString() {
        return "MailSaid[…]";
    }
}
