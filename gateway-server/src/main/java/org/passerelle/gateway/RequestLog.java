package org.passerelle.gateway;

import org.passerelle.gateway.http.Witness;
import org.passerelle.gateway.telemetry.EventLog;
import org.passerelle.gateway.telemetry.EventLog.Detail;
import org.passerelle.gateway.telemetry.EventLog.Key;
import org.passerelle.gateway.telemetry.Occurrence;

/** Writes one line for each request: how it was asked, where, and what became of it; never who or about whom. */
final class RequestLog implements Witness {
    private final EventLog log;

    RequestLog(EventLog log) {
        this.log = log;
    }

    @Override
    public void saw(Done done) {
        Detail method = Detail.of(Key.METHOD, done.method());
        Detail route = Detail.of(Key.ROUTE, done.route());
        Detail status = Detail.of(Key.STATUS, done.status());
        if (done.code().isPresent()) {
            Detail code = Detail.of(Key.CODE, done.code().get().code());
            log.write(Occurrence.REQUEST_REFUSED, method, route, status, code);
        } else {
            log.write(Occurrence.REQUEST_DONE, method, route, status);
        }
    }
}
