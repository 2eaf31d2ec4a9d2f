package org.passerelle.gateway;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.fetch.AllowedHosts;
import org.passerelle.fetch.HttpFetcher;
import org.passerelle.gateway.config.ConsoleSettings;
import org.passerelle.gateway.config.Secret;
import org.passerelle.gateway.config.Settings;
import org.passerelle.gateway.config.SmsSettings;
import org.passerelle.gateway.doctor.Finding;
import org.passerelle.gateway.telemetry.EventLog;
import org.passerelle.gateway.telemetry.Mailboxes;
import org.passerelle.node.Texting;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.fetch.Sender;
import org.passerelle.sms.HttpTextPost;
import org.passerelle.sms.SmsRules;

/** The provider of short messages that settings describe. */
final class Sms {
    private static final String NAME = "sms";

    private Sms() {}

    /** Nobody where the settings name none; what people are told holds links where it says where the pages are. */
    static Texting of(Settings settings, InstantSource clock, EventLog log) {
        Texting texting = settings.findSms()
                .map(sms -> new Texting(
                        new Mailboxes(log).watched(new HttpTextPost(rules(sms), sender(sms), clock), NAME),
                        sms.rules()))
                .orElse(Texting.NONE);
        return settings.findConsole()
                .flatMap(ConsoleSettings::findAddress)
                .map(texting::withPages)
                .orElse(texting);
    }

    /** Whether its host answers under a certificate that is believed; no message is sent. */
    static Finding examined(SmsSettings sms) {
        sender(sms).greet(sms.url(), new Fetcher.Limits(sms.time(), 1));
        return Finding.ok(NAME, "its host answers, no message was sent");
    }

    /** Whoever runs the gateway named the host: it may be one of their own network. */
    private static Sender sender(SmsSettings sms) {
        List<X509Certificate> authorities =
                sms.findAnchors().map(KeyFiles::certificates).orElse(List.of());
        return new HttpFetcher(AllowedHosts.of(List.of(), List.of(host(sms.url()))), authorities);
    }

    private static String host(URI url) {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    private static SmsRules rules(SmsSettings sms) {
        String token = sms.findToken().map(Secret::reveal).orElse("");
        Map<String, String> headers = new HashMap<>();
        sms.findHeader()
                .ifPresent(header -> headers.put(header.name(), header.value().replace("{token}", token)));
        Map<String, String> constants = new HashMap<>(Map.of("token", token));
        if (sms.sender() != null) {
            constants.put("sender", sms.sender());
        }
        return new SmsRules(
                sms.url(), headers, sms.body(), constants, new SmsRules.Statuses(sms.least(), sms.most()), sms.time());
    }
}
