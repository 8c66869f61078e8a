package io.jview.examples.chat;

/**
 * What somebody wrote. Plain text, to be escaped where it is shown.
 *
 * @param id different for each message of all rooms, growing
 * @param author who wrote it
 * @param text what was written
 */
public record ChatMessage(long id, String author, String text) {}
