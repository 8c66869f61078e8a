package io.jview.web.page;

import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.jview.liveview.host.PathPattern;
import io.jview.liveview.html.Url;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether the constants by which an application links lead somewhere on its site. */
public final class LinkCheck {

  private static final int NEAREST = 3;

  private final List<Route> routes;
  private final RouteMap map;
  private final Predicate<String> isFile;

  /**
   * Begins to check.
   *
   * @param map the same routes by their paths
   * @param isFile tells which paths lead to files
   */
  public LinkCheck(List<Route> routes, RouteMap map, Predicate<String> isFile) {
    this.routes = routes;
    this.map = map;
    this.isFile = isFile;
  }

  /**
   * Checks a class that holds constants.
   *
   * @throws IllegalArgumentException if one leads nowhere or cannot be read, or there is none
   */
  public void check(Class<?> holder) {
    List<Field> constants =
        Stream.of(holder.getDeclaredFields()).filter(LinkCheck::isConstant).toList();
    if (constants.isEmpty()) {
      throw new IllegalArgumentException(
          holder.getTypeName() + " has no constant, static final, that is a Route or a Url");
    }
    constants.forEach(this::check);
  }

  private static boolean isConstant(Field field) {
    Class<?> type = field.getType();
    return Modifier.isStatic(field.getModifiers())
        && Modifier.isFinal(field.getModifiers())
        && (type.equals(Url.class) || type.equals(io.jview.liveview.html.Route.class));
  }

  private void check(Field constant) {
    String address = value(constant).toString();
    if (address.startsWith("http://") || address.startsWith("https://")) {
      return;
    }
    String path = address.split("[?#]", 2)[0];
    boolean whole = constant.getType().equals(Url.class);
    if (isFile.test(path) || (whole ? leads(path) : covers(path))) {
      return;
    }
    throw new IllegalArgumentException(
        "%s is \"%s\", which leads nowhere on this site%s"
            .formatted(name(constant), address, nearest(path)));
  }

  private static Object value(Field constant) {
    if (!constant.trySetAccessible()) {
      throw new IllegalArgumentException(
          name(constant) + " cannot be read: make it public, or open its package to io.jview.web");
    }
    try {
      return requireNonNull(constant.get(null), () -> name(constant) + " is null");
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String name(Field constant) {
    return constant.getDeclaringClass().getTypeName() + "." + constant.getName();
  }

  private boolean leads(String path) {
    try {
      return !map.methods(path).isEmpty();
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** Whether every path that a pattern stands for leads to one route. */
  private boolean covers(String pattern) {
    String[] wanted = PathPattern.parse(pattern).shape().split("/");
    return routes.stream()
        .map(route -> route.path().shape().split("/"))
        .anyMatch(shape -> covers(shape, wanted));
  }

  private static boolean covers(String[] shape, String[] wanted) {
    boolean covers = shape.length == wanted.length;
    for (int i = 0; covers && i < shape.length; i++) {
      covers = shape[i].equals("{}") || shape[i].equals(wanted[i]);
    }
    return covers;
  }

  private String nearest(String path) {
    String nearest =
        routes.stream()
            .map(route -> route.path().text())
            .distinct()
            .sorted(comparingInt(known -> EditDistance.between(known, path)))
            .limit(NEAREST)
            .map(known -> '"' + known + '"')
            .collect(joining(", "));
    return nearest.isEmpty() ? ", which has no routes" : "; its nearest routes are " + nearest;
  }
}
