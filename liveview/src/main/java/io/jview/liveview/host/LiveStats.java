package io.jview.liveview.host;

/**
 * A reading of a runtime's counters, all since its start unless said otherwise. Taken while it
 * works, so the numbers need not agree to the last one.
 *
 * @param sockets browsers that are connected, now
 * @param views views that are joined, nested ones included, now
 * @param pages plain pages that were asked for
 * @param joins joins that were admitted
 * @param refusedJoins joins that were not, such as those of old pages
 * @param messages messages of browsers that were handed to views
 * @param droppedInfos infos dropped from full mailboxes of views; each view was told a gap
 * @param crashes views that ended because a callback threw
 * @param heldBack how often a socket was not read for a while, because it sent more than its
 *     allowance or because its views were behind
 * @param flooding sockets that were closed because that lasted
 * @param tooLong events that were not sent because they would not fit into a frame
 * @param failedFrames messages that could not be handled because of a fault or for want of memory;
 *     each closed its socket with 1011
 * @param droppedStates what pages kept and was lost: too large, or written by another version
 */
public record LiveStats(
    long sockets,
    long views,
    long pages,
    long joins,
    long refusedJoins,
    long messages,
    long droppedInfos,
    long crashes,
    long heldBack,
    long flooding,
    long tooLong,
    long failedFrames,
    long droppedStates) {}
