package org.passerelle.gateway.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * What a command reads and writes.
 *
 * @param in standard input
 * @param out results, and nothing else
 * @param err what a person should know
 */
public record Console(InputStream in, PrintStream out, PrintStream err) {}
