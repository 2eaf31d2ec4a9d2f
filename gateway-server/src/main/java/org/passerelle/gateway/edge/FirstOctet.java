package org.passerelle.gateway.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Tells the conversation that octets came, so that a header that trickles in is timed from its first octet. */
final class FirstOctet extends ChannelInboundHandlerAdapter {
    private final Conversation conversation;

    FirstOctet(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object octets) {
        conversation.octetsCame();
        context.fireChannelRead(octets);
    }
}
