package io.jview.architecture.crooked.upper;

/** Public, but only its own room uses it. */
public final class Hidden {}
