package io.jview.liveview.html.grammar;

import java.util.List;

/**
 * The id of a template's first element.
 *
 * @param spot the number of the first spot in it
 * @param texts the fixed text ahead of each spot in it, and behind the last one
 * @param whole whether it is one spot, which writes the attribute's name too
 */
public record RootId(int spot, List<String> texts, boolean whole) {}
