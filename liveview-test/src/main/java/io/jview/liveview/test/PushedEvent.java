package io.jview.liveview.test;

import io.jview.pubsub.Message;

/**
 * An event that a view pushed to the browser.
 *
 * @param name its name
 * @param payload what came with it
 */
public record PushedEvent(String name, Message payload) {}
