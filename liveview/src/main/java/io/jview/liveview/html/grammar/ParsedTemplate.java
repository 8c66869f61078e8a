package io.jview.liveview.html.grammar;

import java.util.List;

/**
 * A template as read.
 *
 * @param statics the fixed parts, one more than there are spots
 * @param spots what stands between each two of them
 */
public record ParsedTemplate(List<String> statics, List<Spot> spots) {}
