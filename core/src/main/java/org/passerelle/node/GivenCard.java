package org.passerelle.node;

import org.passerelle.card.Confirmation;

/**
 * A signed card that the settings name.
 *
 * @param signed CMS around the canonical card
 * @param ours whether this node answers for it
 * @param confirmation who confirmed its addresses
 */
public record GivenCard(byte[] signed, boolean ours, Confirmation confirmation) {}
