package io.jview.liveview.view;

import io.jview.liveview.LiveFrame;
import io.jview.liveview.LiveView;
import io.jview.liveview.MountHook;
import io.jview.liveview.Params;
import io.jview.liveview.host.Verdict;
import io.jview.liveview.route.Target;
import io.jview.liveview.text.Address;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a view is mounted with.
 *
 * @param target where its page is; null for a nested view, which has no address of its own
 * @param address where it is, or the page that it is nested in
 * @param given what a nested view is given; of others the target says it
 * @param connectParams what the page's script passes
 * @param flash the messages that came along from another page
 * @param basePath what stands before the site's paths in the browser's address; perhaps empty
 */
public record Mount<S>(
    LiveView<S> view,
    @Nullable Target target,
    Address address,
    Params given,
    Params connectParams,
    Visitor visitor,
    Map<String, String> flash,
    String basePath) {

  private static final Params NONE = Params.of(Map.of());

  /** The address's parameters, or what the view is given that it is nested in. */
  public Params params() {
    return target == null ? given : target.params();
  }

  /** The view that an address leads to, with the address's parameters. */
  public static Mount<?> at(
      Target target,
      Params connectParams,
      Visitor visitor,
      Map<String, String> flash,
      String basePath) {
    return at(target.view(), target, connectParams, visitor, flash, basePath);
  }

  private static <S> Mount<S> at(
      LiveView<S> view,
      Target target,
      Params connectParams,
      Visitor visitor,
      Map<String, String> flash,
      String basePath) {
    return new Mount<>(
        view, target, target.address(), NONE, connectParams, visitor, flash, basePath);
  }

  /** A view nested in this one's page, where that is now. */
  public <T> Mount<T> nested(LiveView<T> inside, Params given, Address now, Params passed) {
    return new Mount<>(inside, null, now, given, passed, visitor, Map.of(), basePath);
  }

  /**
   * Asks whether the visitor may come in; a nested view is where its page is.
   *
   * @throws Exception what keeps that from being decided
   */
  public Verdict ask() throws Exception {
    return target == null ? Verdict.pass() : visitor.ask(target);
  }

  /** Makes a path of this site one that a browser can follow. */
  String url(String address) {
    return address.startsWith("/") && !address.startsWith("//") ? basePath + address : address;
  }

  List<MountHook> hooks() {
    return target == null ? List.of() : target.group().hooks();
  }

  @Nullable LiveFrame frame() {
    return target == null ? null : target.group().frame();
  }
}
