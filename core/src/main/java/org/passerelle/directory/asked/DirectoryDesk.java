package org.passerelle.directory.asked;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.passerelle.directory.api.DirectoryApi;
import org.passerelle.directory.extract.ExtractKeeper;
import org.passerelle.directory.extract.MailboxFile;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.trust.Directory;
import org.passerelle.refusal.Refused;

/** The directories that settings name, asked in this order: the operator's file, the extract, the API; and what keeps them up to date. */
public final class DirectoryDesk implements Directory {
    private final AskedInTurn sources;
    private final List<BooleanSupplier> steps;

    private DirectoryDesk(List<Directory> sources, List<BooleanSupplier> steps) {
        this.sources = new AskedInTurn(sources);
        this.steps = List.copyOf(steps);
    }

    /**
     * Takes up what earlier runs kept; asks nobody yet.
     *
     * @param folder where the extract's index is kept
     * @throws Refused when the operator's file cannot be believed
     */
    public static DirectoryDesk open(DirectoryRules rules, Fetcher fetcher, Path folder, InstantSource clock) {
        List<Directory> sources = new ArrayList<>();
        List<BooleanSupplier> steps = new ArrayList<>();
        if (rules.file() != null) {
            var file = new MailboxFile(rules.file());
            file.step();
            sources.add(file);
            steps.add(file::step);
        }
        if (rules.extract() != null) {
            var extract = new ExtractKeeper(rules.extract(), fetcher, folder, clock);
            extract.open();
            sources.add(extract);
            steps.add(extract::step);
        }
        if (rules.api() != null) {
            sources.add(new DirectoryApi(rules.api(), fetcher, clock));
        }
        return new DirectoryDesk(sources, steps);
    }

    /**
     * How each source stands, without changing anything of what a running node keeps.
     *
     * @param known a mailbox that the API is asked about
     */
    public static List<State> examine(
            DirectoryRules rules, Fetcher fetcher, Path folder, InstantSource clock, MailAddress known) {
        List<State> states = new ArrayList<>();
        if (rules.file() != null) {
            var file = new MailboxFile(rules.file());
            try {
                file.step();
            } catch (Refused told) {
                // its state tells
            }
            states.addAll(file.states());
        }
        if (rules.extract() != null) {
            var extract = new ExtractKeeper(rules.extract(), fetcher, folder, clock);
            extract.look();
            states.addAll(extract.states());
        }
        if (rules.api() != null) {
            var api = new DirectoryApi(rules.api(), fetcher, clock);
            api.find(known);
            states.addAll(api.states());
        }
        return List.copyOf(states);
    }

    /**
     * Looks whether there is anything newer; tells how much there was.
     *
     * @throws Refused the first source's that failed, once each had its turn: what it held serves on
     */
    public int step() {
        int done = 0;
        List<Refused> failed = new ArrayList<>();
        for (BooleanSupplier step : steps) {
            try {
                done += step.getAsBoolean() ? 1 : 0;
            } catch (Refused refused) {
                failed.add(refused);
            }
        }
        if (!failed.isEmpty()) {
            throw failed.get(0);
        }
        return done;
    }

    /** Whether settings name any. */
    public boolean isEmpty() {
        return sources.states().isEmpty();
    }

    @Override
    public Answer find(MailAddress address) {
        return sources.find(address);
    }

    @Override
    public Answer mailboxesOf(Rpps holder) {
        return sources.mailboxesOf(holder);
    }

    @Override
    public Answer mailboxesOf(StructureId organisation) {
        return sources.mailboxesOf(organisation);
    }

    @Override
    public Answer atHand(MailAddress address) {
        return sources.atHand(address);
    }

    @Override
    public List<State> states() {
        return sources.states();
    }
}
