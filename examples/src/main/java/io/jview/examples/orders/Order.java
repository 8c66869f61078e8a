package io.jview.examples.orders;

/**
 * A row of the table.
 *
 * @param id its number
 * @param customer who has ordered
 * @param article what
 * @param state how far it is, such as {@code new}
 */
public record Order(long id, String customer, String article, String state) {}
