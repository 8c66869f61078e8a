package io.jview.liveview;

import org.jspecify.annotations.Nullable;

/**
 * What one of several components gets, see {@link LiveComponent#updateMany}.
 *
 * @param props what the view gives it now
 * @param state its state; null where it has none yet and is to be mounted
 * @param socket its own socket
 * @param <P> what the view gives it
 * @param <S> its state
 */
public record ComponentUpdate<P, S>(P props, @Nullable S state, LiveSocket socket) {}
