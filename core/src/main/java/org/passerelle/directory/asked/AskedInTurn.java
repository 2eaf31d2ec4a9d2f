package org.passerelle.directory.asked;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.port.trust.Directory;
import org.passerelle.port.trust.DirectoryEntry;

/**
 * Several directories as one. Each is asked each time, because two that disagree must be seen to: {@link Answer#isContested}. The
 * order is that of the entries.
 */
public final class AskedInTurn implements Directory {
    private final List<Directory> sources;

    public AskedInTurn(List<Directory> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public Answer find(MailAddress address) {
        return ask(source -> source.find(address));
    }

    @Override
    public Answer mailboxesOf(Rpps holder) {
        return ask(source -> source.mailboxesOf(holder));
    }

    @Override
    public Answer mailboxesOf(StructureId organisation) {
        return ask(source -> source.mailboxesOf(organisation));
    }

    @Override
    public Answer atHand(MailAddress address) {
        return ask(source -> source.atHand(address));
    }

    private Answer ask(Function<Directory, Answer> question) {
        List<DirectoryEntry> entries = new ArrayList<>();
        List<String> away = new ArrayList<>();
        for (Directory source : sources) {
            Answer answer = question.apply(source);
            entries.addAll(answer.entries());
            away.addAll(answer.away());
        }
        return new Answer(entries, away);
    }

    @Override
    public List<State> states() {
        return sources.stream().flatMap(source -> source.states().stream()).toList();
    }
}
