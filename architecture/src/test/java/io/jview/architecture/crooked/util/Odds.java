package io.jview.architecture.crooked.util;

/** In a package that says nothing, and in no room. */
public final class Odds {}
