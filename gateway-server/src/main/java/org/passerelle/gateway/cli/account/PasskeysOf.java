package org.passerelle.gateway.cli.account;

import java.util.List;
import org.passerelle.gateway.session.Account;
import org.passerelle.gateway.session.AccountFile;
import org.passerelle.gateway.session.Passkey;
import org.passerelle.gateway.session.SessionRefusal;
import org.passerelle.refusal.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The passkeys of one account, for an operator whose colleague lost a telephone. */
@Command(
        name = "passkeys",
        mixinStandardHelpOptions = true,
        description = "Lists somebody's passkeys, or removes one, or all. Who is logged in by it is out at once.")
final class PasskeysOf extends AccountCommands.Named {
    private static final String ALL = "all";

    @Option(
            names = "--remove",
            paramLabel = "PASSKEY",
            description = "The passkey to remove, by the 16 digits with which its line begins, or all.")
    String remove = "";

    PasskeysOf(AccountCommands commands) {
        super(commands);
    }

    @Override
    public Integer call() {
        AccountFile file = file();
        if (remove.isEmpty()) {
            passkeys(file).forEach(passkey -> commands.print(line(passkey)));
        } else if (remove.equals(ALL)) {
            passkeys(file).forEach(passkey -> file.removePasskey(name, passkey.reference()));
        } else {
            file.removePasskey(name, remove);
        }
        return 0;
    }

    private static String line(Passkey passkey) {
        String used = passkey.findUsed().map(at -> " used " + at).orElse(" never used");
        return passkey.reference() + " made " + passkey.made() + used + " " + passkey.name();
    }

    private List<Passkey> passkeys(AccountFile file) {
        return file.find(name)
                .map(Account::passkeys)
                .orElseThrow(() -> Refusal.of(SessionRefusal.ACCOUNT_UNKNOWN).refused());
    }
}
