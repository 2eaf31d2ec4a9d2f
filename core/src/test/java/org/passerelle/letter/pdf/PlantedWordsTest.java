package org.passerelle.letter.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.letter.document.SampleDocuments;
import org.slf4j.LoggerFactory;

/** Nothing of a document gets into a log, however much PDFBox is asked to say. */
class PlantedWordsTest {
    private final Logger apache = (Logger) LoggerFactory.getLogger("org.apache");
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    @BeforeEach
    void listen() {
        heard.start();
        apache.addAppender(heard);
        apache.setLevel(Level.ALL);
        apache.setAdditive(false);
    }

    @AfterEach
    void leave() {
        apache.detachAppender(heard);
        apache.setLevel(null);
        apache.setAdditive(true);
    }

    @Test
    void pdfboxLogsThroughSlf4j() {
        LogFactory.getLog("org.apache.pdfbox.Anything").info("heard");

        assertThat(heard.list).extracting(ILoggingEvent::getFormattedMessage).contains("heard");
    }

    @Test
    void noWordOfADocumentIsLogged() {
        var samples = new SampleDocuments(7).attach("image/jpeg", 2000);

        new PdfWriter().write(samples.report(List.of("Zyzzyva \uD83E\uDE7A\uD800 \u0627", "x".repeat(5000))));

        assertThat(heard.list)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getFormattedMessage())
                        .doesNotContainIgnoringCase(
                                "Zyzzyva",
                                "PREUVE",
                                "Zoé",
                                "Essai",
                                "Exemple",
                                "25602550291237",
                                "Avant-bras",
                                "Dermoscopie"));
    }
}
