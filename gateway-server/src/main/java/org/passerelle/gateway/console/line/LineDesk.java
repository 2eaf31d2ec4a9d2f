package org.passerelle.gateway.console.line;

import org.passerelle.flow.line.OwnLines;
import org.passerelle.flow.onboarding.Newcomers;

/**
 * What a coordinator's pages need of the node.
 *
 * @param lines the lines' books and cards
 * @param newcomers those who are not known yet
 * @param watching what somebody must look at
 */
public record LineDesk(OwnLines lines, Newcomers newcomers, Watching watching) {}
