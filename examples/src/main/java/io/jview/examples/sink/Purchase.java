package io.jview.examples.sink;

import io.jview.liveview.form.Form;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a customer orders: a record with something of everything that a form can make. */
record Purchase(
    long number,
    String customer,
    Optional<String> email,
    Delivery delivery,
    Paper paper,
    LocalDate due,
    Optional<LocalTime> at,
    boolean gift,
    Set<Extra> extras,
    BigDecimal budget,
    String note,
    Address address,
    List<Line> lines) {

  private static final int LONGEST_NOTE = 200;

  static final Form<Purchase> FORM =
      Form.of(Purchase.class)
          .keep("number")
          .require("customer", "address.city", "lines", "lines.name")
          .check("email", (String email) -> email.contains("@") ? null : "An address has an @.")
          .check("note", (String note) -> note.length() > LONGEST_NOTE ? "That is too long." : null)
          .check("lines.count", (Integer n) -> n < 1 || n > 99 ? "From 1 to 99." : null)
          .check(
              (purchase, errors) -> {
                if (purchase.gift() && purchase.extras().isEmpty()) {
                  errors.add("extras", "A gift needs some wrapping.");
                }
                if (purchase.cost().compareTo(purchase.budget()) > 0) {
                  errors.add("This costs more than the budget: " + purchase.cost() + ".");
                }
              });

  enum Delivery {
    PARCEL,
    COURIER,
    PICK_UP
  }

  enum Paper {
    PLAIN,
    RECYCLED
  }

  enum Extra {
    WRAPPING,
    RIBBON,
    CARD
  }

  record Address(String street, String city) {}

  record Line(String name, int count) {}

  BigDecimal cost() {
    return BigDecimal.valueOf(lines.stream().mapToLong(Line::count).sum());
  }

  /** What is proposed to who comes. */
  static Purchase example() {
    return new Purchase(
        7,
        "",
        Optional.empty(),
        Delivery.PARCEL,
        Paper.RECYCLED,
        LocalDate.of(2026, 12, 24),
        Optional.empty(),
        false,
        Set.of(),
        new BigDecimal("20"),
        "",
        new Address("", ""),
        List.of(new Line("Pencils", 12), new Line("Ink", 1)));
  }
}
