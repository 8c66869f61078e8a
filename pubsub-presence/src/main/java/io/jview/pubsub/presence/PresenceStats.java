package io.jview.pubsub.presence;

/**
 * A reading of an instance's numbers, taken while it works.
 *
 * @param topics topics that it tracks sessions on or watches, now
 * @param tracked sessions that it tracks itself, by topic and key, now
 * @param instances other instances that somebody is there from, now
 * @param malformed messages that were skipped because they could not be read, since the start
 * @param asked how often it has asked others for their state, since the start
 * @param expired instances that were taken for dead, since the start
 */
public record PresenceStats(
    int topics, int tracked, int instances, long malformed, long asked, long expired) {}
