package org.passerelle.gateway.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged while it is open, by whomever: levels and messages. */
public final class Telling extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();

    private Telling() {}

    /** Listens to every logger, from INFO on, in the place of whoever else listens. */
    public static Telling everything() {
        var telling = new Telling();
        telling.start();
        telling.root.iteratorForAppenders().forEachRemaining(telling.others::add);
        telling.others.forEach(telling.root::detachAppender);
        telling.root.setLevel(Level.INFO);
        telling.root.addAppender(telling);
        return telling;
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getLevel() + " " + event.getFormattedMessage());
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        root.detachAppender(this);
        others.forEach(root::addAppender);
        root.setLevel(before);
        stop();
    }
}
