package org.passerelle.port.letter;

import java.time.Instant;
import org.passerelle.party.MailAddress;

/**
 * A plain mail to one of our own people that something waits for them. Nothing clinical, no name, no id of a patient.
 *
 * @param from the line's mailbox
 * @param to the person
 * @param date RFC 5322 date
 * @param messageId random id, without angle brackets
 * @param subject French, constant per reason
 * @param text French, constant per reason but for the exchange's short reference and the due date
 */
public record Notice(MailAddress from, MailAddress to, Instant date, String messageId, String subject, String text) {}
