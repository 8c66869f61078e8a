package io.jview.architecture.crooked;

/** Of the contract, but it can be extended and knows the entry. */
public class Value {
  final Class<?> entry = Entry.class;
}
