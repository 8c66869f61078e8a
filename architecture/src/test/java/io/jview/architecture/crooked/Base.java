package io.jview.architecture.crooked;

/** Open, but meant to be. */
public abstract class Base {}
