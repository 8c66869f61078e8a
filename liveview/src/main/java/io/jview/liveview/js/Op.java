package io.jview.liveview.js;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.Message;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One command with its arguments, as the client knows them: JSON by name. Immutable. */
record Op(String name, SortedMap<String, String> arguments) {

  static Op of(String name) {
    return new Op(name, new TreeMap<>());
  }

  Op with(String argument, String json) {
    SortedMap<String, String> all = new TreeMap<>(arguments);
    all.put(argument, json);
    return new Op(name, all);
  }

  Op text(String argument, String text) {
    return with(argument, quote(text));
  }

  Op flag(String argument, boolean value) {
    return with(argument, String.valueOf(value));
  }

  Op texts(String argument, List<String> texts) {
    return with(argument, array(texts));
  }

  /** The classes of a transition: during it, at its start, at its end. */
  Op classes(String argument, String during, String start, String end) {
    return with(
        argument,
        "[" + array(names(during)) + "," + array(names(start)) + "," + array(names(end)) + "]");
  }

  Op time(Duration time) {
    if (time.isNegative() || time.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("a transition takes up to an hour, not " + time);
    }
    return with("time", String.valueOf(time.toMillis()));
  }

  Op at(Selector where) {
    return with("to", where.json());
  }

  /** The class names in a text. */
  static List<String> names(String classes) {
    return Arrays.stream(classes.strip().split("\\s+")).filter(name -> !name.isEmpty()).toList();
  }

  static String array(List<String> texts) {
    return texts.stream().map(Op::quote).collect(Collectors.joining(",", "[", "]"));
  }

  /** A JSON string; what is no Unicode text becomes a mark. */
  static String quote(String text) {
    return Message.of(new String(text.getBytes(UTF_8), UTF_8)).json();
  }

  static String json(@Nullable Object value) {
    return value instanceof CharSequence text ? quote(text.toString()) : Message.of(value).json();
  }

  String json() {
    return "[[" + quote(name) + "," + object(arguments) + "]]";
  }

  static String object(SortedMap<String, String> members) {
    return members.entrySet().stream()
        .map(member -> quote(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
